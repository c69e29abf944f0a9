import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { toE164 } from '@voicekeep/call-logs/domain';
import { NUMBER_PURPOSE } from './index-column';

type Column = 'from_party' | 'to_party' | 'caller_name' | 'notes';

interface Row {
  readonly workspaceId: string;
  readonly id: string;
}

/** Seals and opens what identifies or quotes a person in a call log. */
export class CallLogCells {
  constructor(
    private readonly cipher: CellCipher,
    private readonly index: BlindIndex,
  ) {}

  seal(row: Row, column: Column, text: string | null): Promise<string | null> {
    return this.cipher.sealNullable(place(row, column), text);
  }

  open(row: Row, column: Column, cell: string | null): Promise<string | null> {
    return this.cipher.openNullable(place(row, column), cell);
  }

  /** Under which a party is found by its number; null for one without. */
  async indexOf(workspaceId: string, party: string | null): Promise<string | null> {
    const number = party === null ? null : toE164(party);
    return number === null ? null : this.index.of(workspaceId, NUMBER_PURPOSE, number);
  }
}

const place = (row: Row, column: Column) => ({
  workspaceId: row.workspaceId,
  table: 'vk_call_logs',
  column,
  rowId: row.id,
});
