/** Where a sealed cell lives. It is bound into the cell: a cell moved elsewhere does not open. */
export interface CellPlace {
  /** Null for what belongs to the installation and not to one workspace. */
  readonly workspaceId: string | null;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export interface PlacedCell {
  readonly place: CellPlace;
  readonly cell: string | null;
}

/** Encrypts single database cells: everything that identifies or quotes a person, and every secret. */
export abstract class CellCipher {
  /** @returns printable text that names its version and key. */
  abstract seal(place: CellPlace, plaintext: string): Promise<string>;
  /** @throws VoicekeepError `crypto.cell_unreadable` when cell, place or key do not belong together. */
  abstract open(place: CellPlace, cell: string): Promise<string>;
  /**
   * Many at once, which costs less than one by one. @returns their texts in the order of the cells, null for null
   * @throws VoicekeepError `crypto.cell_unreadable` when one of them does not open
   */
  abstract openAll(cells: readonly PlacedCell[]): Promise<(string | null)[]>;

  async sealNullable(place: CellPlace, plaintext: string | null): Promise<string | null> {
    return plaintext === null ? null : this.seal(place, plaintext);
  }

  async openNullable(place: CellPlace, cell: string | null): Promise<string | null> {
    return cell === null ? null : this.open(place, cell);
  }
}
