export interface DataKeyRecord {
  readonly id: string;
  /** Null for the installation's own key. */
  readonly workspaceId: string | null;
  /** 1 for the first key of its owner; each later one is one higher and takes over. */
  readonly generation: number;
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

/** Keeps wrapped data keys. */
export abstract class DataKeyStore {
  abstract findById(id: string): Promise<DataKeyRecord | null>;
  /** The youngest, with which to seal. */
  abstract findCurrent(workspaceId: string | null): Promise<DataKeyRecord | null>;
  abstract findFirst(workspaceId: string | null): Promise<DataKeyRecord | null>;
  /**
   * Adds a key and commits it at once, whatever transaction the caller is in: what is sealed with it must
   * never outlive it. Of two of the same generation at once one wins, and the winner is returned.
   */
  abstract add(record: DataKeyRecord): Promise<DataKeyRecord>;
  /** The keys not wrapped by this master key, in any order. */
  abstract notWrappedBy(masterKeyId: string, limit: number): Promise<readonly DataKeyRecord[]>;
  /** Replaces how a key is wrapped, unless someone else just did. */
  abstract rewrap(record: DataKeyRecord, masterKeyId: string, wrapped: Buffer): Promise<void>;
  /** Destroys the keys of a workspace: nothing sealed with them can be opened again. */
  abstract destroy(workspaceId: string): Promise<void>;
}
