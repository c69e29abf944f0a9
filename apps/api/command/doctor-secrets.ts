import { surveyCells } from '@voicekeep/shared/persistence';
import { DATA, OK, type Command } from './command';

const ROWS_PER_TABLE = 1000;
const MANY = 10_000;

export const doctorSecrets: Command = {
  name: 'doctor secrets',
  usage: 'doctor secrets',
  help: 'see that keys fit and that what must be sealed is sealed and opens',
  words: 0,
  async run({ ground, print }) {
    const { database, keys, keyStore, ring, cipher } = ground;
    print(`Master key ${keys.currentKeyId} fits this database.`);
    const old = (await keyStore.notWrappedBy(keys.currentKeyId, MANY)).length;
    if (old > 0) print(`${old} data keys are still wrapped by a former master key; run: keys rotate`);
    let bad = 0;
    for (const { table, column, ...counts } of await surveyCells(database, ring, cipher, ROWS_PER_TABLE)) {
      const { opened, unreadable, plain } = counts;
      bad += unreadable + plain;
      const faults = [
        ...(unreadable > 0 ? [`${unreadable} do not open`] : []),
        ...(plain > 0 ? [`${plain} are not sealed`] : []),
      ];
      print(`${table}.${column}: ${opened} open${faults.length > 0 ? `, ${faults.join(', ')}` : ''}`);
    }
    print(bad === 0 ? 'All is well.' : `${bad} values need a person.`);
    return bad === 0 ? OK : DATA;
  },
};
