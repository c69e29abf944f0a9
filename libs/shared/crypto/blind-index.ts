/** Keyed hashes that let sealed values be found by equality without being readable. */
export abstract class BlindIndex {
  /**
   * HMAC-SHA-256 of `value` under a key of this workspace, as 64 hex digits. `purpose` separates
   * uses (`number`, `email`, `tombstone`), so that equal values under two purposes do not match.
   */
  abstract of(workspaceId: string | null, purpose: string, value: string): Promise<string>;
}
