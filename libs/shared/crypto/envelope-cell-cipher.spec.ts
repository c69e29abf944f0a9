import { randomBytes } from 'node:crypto';
import { DataKeyRing } from './data-key-ring';
import { EnvelopeBlindIndex } from './envelope-blind-index';
import { EnvelopeCellCipher } from './envelope-cell-cipher';
import { MasterKeys } from './key-provider';
import { InMemoryDataKeys } from './testing/in-memory-data-keys';

const place = { workspaceId: 'w1', table: 'vk_call_logs', column: 'from_number', rowId: 'r1' };

describe('a sealed cell', () => {
  const store = new InMemoryDataKeys();
  const master = randomBytes(32);
  const ring = new DataKeyRing(store, new MasterKeys([master]));
  const cipher = new EnvelopeCellCipher(ring);

  it('opens again at its own place, also after a restart', async () => {
    const cell = await cipher.seal(place, '+1 415 555 0100');
    expect(cell).not.toContain('555');
    const restarted = new EnvelopeCellCipher(
      new DataKeyRing(store, new MasterKeys([randomBytes(32), master])),
    );
    expect(await restarted.open(place, cell)).toBe('+1 415 555 0100');
  });

  it('opens among many, whichever keys they were sealed with', async () => {
    const [old, elsewhere] = [
      { ...place, workspaceId: 'w4' },
      { ...place, workspaceId: 'w5' },
    ];
    const cells = [
      { place: old, cell: await cipher.seal(old, 'one') },
      { place: old, cell: null },
      { place: elsewhere, cell: await cipher.seal(elsewhere, 'zwölf ☎') },
    ];
    await ring.succeed('w4');
    cells.push({ place: old, cell: await cipher.seal(old, '') });
    expect(await cipher.openAll(cells)).toEqual(['one', null, 'zwölf ☎', '']);
    const moved = [...cells, { place: old, cell: cells[2]!.cell }];
    await expect(cipher.openAll(moved)).rejects.toMatchObject({ code: 'crypto.cell_unreadable' });
  });

  it.each(['workspaceId', 'table', 'column', 'rowId'] as const)(
    'does not open under another %s',
    async (part) => {
      const cell = await cipher.seal(place, 'secret');
      await expect(cipher.open({ ...place, [part]: 'other' }, cell)).rejects.toMatchObject({
        code: 'crypto.cell_unreadable',
      });
    },
  );

  it('names the master key that is missing, never its value', async () => {
    const stranger = new EnvelopeCellCipher(new DataKeyRing(store, new MasterKeys([randomBytes(32)])));
    const cell = await cipher.seal(place, 'secret');
    await expect(stranger.open(place, cell)).rejects.toMatchObject({ code: 'crypto.master_key_missing' });
  });

  it('is gone for good once the data key is destroyed', async () => {
    const other = { ...place, workspaceId: 'w2' };
    const cell = await cipher.seal(other, 'secret');
    await ring.destroy('w2');
    await expect(cipher.open(other, cell)).rejects.toMatchObject({ code: 'crypto.cell_unreadable' });
  });

  it('opens, and is found, after the workspace was given a new key', async () => {
    const cell = await cipher.seal(place, 'old');
    const index = new EnvelopeBlindIndex(ring);
    const hash = await index.of('w1', 'number', '+14155550100');
    const newKey = await ring.succeed('w1');
    expect(await cipher.seal(place, 'new')).toContain(newKey);
    expect(await cipher.open(place, cell)).toBe('old');
    expect(await index.of('w1', 'number', '+14155550100')).toBe(hash);
  });

  it('is sealed with the new key by other processes too, once they looked again', async () => {
    const other = new EnvelopeCellCipher(new DataKeyRing(store, new MasterKeys([master]), 0));
    await other.seal(place, 'x');
    const newKey = await ring.succeed('w1');
    expect(await other.seal(place, 'y')).toContain(newKey);
  });

  it('can be found by a blind index that differs by workspace and purpose', async () => {
    const index = new EnvelopeBlindIndex(ring);
    const one = await index.of('w1', 'number', '+14155550100');
    expect(await index.of('w1', 'number', '+14155550100')).toBe(one);
    expect(await index.of('w3', 'number', '+14155550100')).not.toBe(one);
    expect(await index.of('w1', 'email', '+14155550100')).not.toBe(one);
  });
});
