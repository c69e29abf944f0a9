import { randomBytes } from 'node:crypto';
import {
  DataKeyRing,
  DataKeyStore,
  EnvelopeCellCipher,
  MasterKeys,
  type DataKeyRecord,
} from '@voicekeep/shared/crypto';
import type { Benchmark } from './benchmark';

const CELLS = 20_000;

/** One workspace's key, in memory. */
class OneKey extends DataKeyStore {
  #record: DataKeyRecord | null = null;
  override findById(): Promise<DataKeyRecord | null> {
    return Promise.resolve(this.#record);
  }
  override findCurrent(): Promise<DataKeyRecord | null> {
    return Promise.resolve(this.#record);
  }
  override findFirst(): Promise<DataKeyRecord | null> {
    return Promise.resolve(this.#record);
  }
  override notWrappedBy(): Promise<readonly DataKeyRecord[]> {
    return Promise.resolve([]);
  }
  override rewrap(): Promise<void> {
    return Promise.resolve();
  }
  override add(record: DataKeyRecord): Promise<DataKeyRecord> {
    this.#record = record;
    return Promise.resolve(record);
  }
  override destroy(): Promise<void> {
    this.#record = null;
    return Promise.resolve();
  }
}

const placeOf = (row: number) => ({
  workspaceId: 'w',
  table: 'call_logs',
  column: 'from',
  rowId: String(row),
});

/** How many phone numbers a second one core encrypts and decrypts: the price of each row of the call list. */
const cellEncryption: Benchmark = {
  title: 'Encrypted cells (AES-256-GCM, one phone number each)',
  async run() {
    const cipher = new EnvelopeCellCipher(new DataKeyRing(new OneKey(), new MasterKeys([randomBytes(32)])));
    const seal = () => Promise.all(rows.map((row) => cipher.seal(placeOf(row), '+14155550100')));
    const rows = Array.from({ length: CELLS }, (_, row) => row);
    await seal();
    const begun = performance.now();
    const cells = await seal();
    const sealed = performance.now();
    await Promise.all(cells.map((cell, row) => cipher.open(placeOf(row), cell)));
    const opened = performance.now();
    return [
      { what: 'encrypted', value: perSecond(sealed - begun), unit: 'cells/s' },
      { what: 'decrypted', value: perSecond(opened - sealed), unit: 'cells/s' },
    ];
  },
};

const perSecond = (ms: number): number => Math.round(CELLS / (ms / 1000));

export default cellEncryption;
