import { setTimeout } from 'node:timers/promises';
import { systemActor } from '@voicekeep/shared/access';
import { KEY_REFRESH_MS, rewrapDataKeys } from '@voicekeep/shared/crypto';
import { Reencryption } from '@voicekeep/shared/persistence';
import { DATA, OK, type Command } from './command';

/** A process that read its key just before the new one was written still needs this long to look again. */
const MARGIN_MS = 2_000;

const entry = { actor: systemActor, outcome: 'ok', workspaceId: null } as const;

export const keysRotate: Command = {
  name: 'keys rotate',
  usage: 'keys rotate',
  help: 'wrap every data key with VOICEKEEP_MASTER_KEY; give the former one in VOICEKEEP_OLD_MASTER_KEYS',
  words: 0,
  async run({ ground, print }) {
    const { keys, keyStore, audit } = ground;
    const count = await rewrapDataKeys(keyStore, keys);
    const details = { count, masterKeyId: keys.currentKeyId };
    await audit.append({ ...entry, action: 'keys.rotated', details });
    print(`${count} data keys are now wrapped by master key ${keys.currentKeyId}.`);
    print('Processes still running keep working; leave the former key out when they were restarted.');
    return OK;
  },
};

export const keysReencrypt: Command = {
  name: 'keys reencrypt',
  usage: 'keys reencrypt',
  help: 'seal every cell anew under new data keys, while serving; run it again after a stop to go on',
  words: 0,
  async run({ ground, print, signal }) {
    const { database, ring, cipher, audit } = ground;
    const pass = new Reencryption(database, ring, cipher);
    if (await pass.begin()) {
      await audit.append({ ...entry, action: 'keys.reencryption_started' });
      print('New data keys are made; waiting until every process seals with them.');
      await setTimeout(KEY_REFRESH_MS + MARGIN_MS, undefined, { signal });
    } else print('Going on where the last run stopped.');
    let shown = '';
    const { done, unreadable } = await pass.run((table, counts) => {
      if (shown !== table) print(`${table} (${counts.done} cells so far)`);
      shown = table;
    }, signal);
    await audit.append({ ...entry, action: 'keys.reencrypted', details: { done, unreadable } });
    print(`${done} cells were sealed anew.`);
    if (unreadable === 0) return OK;
    print(`${unreadable} cells do not open and were left alone; "doctor secrets" says where.`);
    return DATA;
  },
};
