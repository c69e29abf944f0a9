import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import type { DataKeyRecord, DataKeyStore } from './data-key-store';
import type { KeyProvider } from './key-provider';

/** How long a process may go on sealing with a key that has a successor. */
export const KEY_REFRESH_MS = 10_000;

export interface DataKey {
  readonly id: string;
  readonly workspaceId: string | null;
  /** Made once: given the bytes, each cipher and hash would make its own, at several times its cost. */
  readonly key: KeyObject;
}

interface SealingKey {
  readonly key: Promise<DataKey>;
  readonly readAt: number;
}

/** Data keys in the clear, in memory only; the first of a workspace is made when it is needed. */
export class DataKeyRing {
  readonly #byId = new Map<string, DataKey>();
  readonly #sealing = new Map<string | null, SealingKey>();
  readonly #indexing = new Map<string | null, Promise<DataKey>>();

  constructor(
    private readonly store: DataKeyStore,
    private readonly provider: KeyProvider,
    private readonly refreshMs = KEY_REFRESH_MS,
  ) {}

  /** The key to seal with; another process's new one takes over within `refreshMs`. */
  current(workspaceId: string | null): Promise<DataKey> {
    const known = this.#sealing.get(workspaceId);
    const now = performance.now();
    if (known && now - known.readAt < this.refreshMs) return known.key;
    const key = this.read(workspaceId, () => this.store.findCurrent(workspaceId));
    this.#sealing.set(workspaceId, { key, readAt: now });
    key.catch(() => this.#sealing.delete(workspaceId));
    return key;
  }

  /**
   * The key blind indexes come from: always the workspace's first. Tombstones know nothing of a call but
   * its index, so no later key could find them.
   */
  indexing(workspaceId: string | null): Promise<DataKey> {
    const known = this.#indexing.get(workspaceId);
    if (known) return known;
    const key = this.read(workspaceId, () => this.store.findFirst(workspaceId));
    this.#indexing.set(workspaceId, key);
    key.catch(() => this.#indexing.delete(workspaceId));
    return key;
  }

  async byId(id: string): Promise<DataKey> {
    const known = this.#byId.get(id);
    if (known) return known;
    const record = await this.store.findById(id);
    if (!record)
      throw errors.internal(
        'crypto.cell_unreadable',
        'The key of this value was destroyed with its workspace.',
      );
    return this.unwrap(record);
  }

  /** Gives the workspace a new key to seal with; what older ones sealed still opens. @returns its id */
  async succeed(workspaceId: string | null): Promise<string> {
    const last = await this.store.findCurrent(workspaceId);
    const made = await this.make(workspaceId, (last?.generation ?? 0) + 1);
    this.#sealing.delete(workspaceId);
    return made.id;
  }

  async destroy(workspaceId: string): Promise<void> {
    await this.store.destroy(workspaceId);
    this.#sealing.delete(workspaceId);
    this.#indexing.delete(workspaceId);
    for (const [id, key] of this.#byId) if (key.workspaceId === workspaceId) this.#byId.delete(id);
  }

  private async read(
    workspaceId: string | null,
    find: () => Promise<DataKeyRecord | null>,
  ): Promise<DataKey> {
    const record = (await find()) ?? (await this.make(workspaceId, 1));
    return this.#byId.get(record.id) ?? (await this.unwrap(record));
  }

  private async make(workspaceId: string | null, generation: number): Promise<DataKeyRecord> {
    const wrapped = await this.provider.wrap(randomBytes(32));
    const masterKeyId = this.provider.currentKeyId;
    return this.store.add({ id: newId(), workspaceId, generation, masterKeyId, wrapped });
  }

  private async unwrap(record: DataKeyRecord): Promise<DataKey> {
    const { id, workspaceId } = record;
    const bytes = await this.provider.unwrap(record.masterKeyId, record.wrapped);
    const key = { id, workspaceId, key: createSecretKey(bytes) };
    this.#byId.set(id, key);
    return key;
  }
}
