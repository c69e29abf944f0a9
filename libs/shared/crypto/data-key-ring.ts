import { randomBytes } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import type { KeyProvider } from './key-provider';

export interface DataKeyRecord {
  readonly id: string;
  /** Null for the installation's own key. */
  readonly workspaceId: string | null;
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

/** Keeps wrapped data keys. */
export abstract class DataKeyStore {
  abstract findById(id: string): Promise<DataKeyRecord | null>;
  abstract findCurrent(workspaceId: string | null): Promise<DataKeyRecord | null>;
  /** Adds the first key of a workspace; of two at once one wins, and the winner is returned. */
  abstract addFirst(record: DataKeyRecord): Promise<DataKeyRecord>;
  /** Destroys the keys of a workspace: nothing sealed with them can be opened again. */
  abstract destroy(workspaceId: string): Promise<void>;
}

export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Data keys in the clear, in memory only; one per workspace, made when first needed. */
export class DataKeyRing {
  readonly #byId = new Map<string, DataKey>();
  readonly #currentByWorkspace = new Map<string | null, DataKey>();

  constructor(
    private readonly store: DataKeyStore,
    private readonly provider: KeyProvider,
  ) {}

  async current(workspaceId: string | null): Promise<DataKey> {
    const known = this.#currentByWorkspace.get(workspaceId);
    if (known) return known;
    const record = (await this.store.findCurrent(workspaceId)) ?? (await this.makeFirst(workspaceId));
    const key = await this.unwrap(record);
    this.#currentByWorkspace.set(workspaceId, key);
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

  async destroy(workspaceId: string): Promise<void> {
    await this.store.destroy(workspaceId);
    const current = this.#currentByWorkspace.get(workspaceId);
    this.#currentByWorkspace.delete(workspaceId);
    if (current) this.#byId.delete(current.id);
  }

  private async makeFirst(workspaceId: string | null): Promise<DataKeyRecord> {
    const wrapped = await this.provider.wrap(randomBytes(32));
    return this.store.addFirst({
      id: newId(),
      workspaceId,
      masterKeyId: this.provider.currentKeyId,
      wrapped,
    });
  }

  private async unwrap(record: DataKeyRecord): Promise<DataKey> {
    const key = { id: record.id, key: await this.provider.unwrap(record.masterKeyId, record.wrapped) };
    this.#byId.set(record.id, key);
    return key;
  }
}
