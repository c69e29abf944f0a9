import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { Remembered } from '@voicekeep/shared/kernel';
import { tagKey, termsOf, type NumberTerm } from '@voicekeep/call-logs/domain';
import type { CallLogEntity } from './call-log.entity';
import { NUMBER_INDEXES, TAG_INDEX } from './index-column';

export type SealedColumn = 'from_party' | 'to_party' | 'caller_name' | 'notes' | 'tags';

interface Row {
  readonly workspaceId: string;
  readonly id: string;
}

export interface RowCell {
  readonly row: Row;
  readonly column: SealedColumn;
  readonly cell: string | null;
}

/** The columns by which a call is found by one of its parties. */
export type PartyIndexes = Pick<
  CallLogEntity,
  'fromIndex' | 'fromLast7' | 'fromLast4' | 'fromArea' | 'toIndex' | 'toLast7' | 'toLast4' | 'toArea'
>;

interface TermIndexes {
  readonly full: string | null;
  readonly last7: string | null;
  readonly last4: string | null;
  readonly area: string | null;
}

const NONE: TermIndexes = { full: null, last7: null, last4: null, area: null };

/** Seals and opens what identifies or quotes a person in a call log. */
export class CallLogCells {
  /** Of every call one party is one of the house's few own numbers; the keys never change while a workspace lives. */
  readonly #indexes = new Remembered<TermIndexes>();

  constructor(
    private readonly cipher: CellCipher,
    private readonly index: BlindIndex,
  ) {}

  seal(row: Row, column: SealedColumn, text: string | null): Promise<string | null> {
    return this.cipher.sealNullable(place(row, column), text);
  }

  open(row: Row, column: SealedColumn, cell: string | null): Promise<string | null> {
    return this.cipher.openNullable(place(row, column), cell);
  }

  /** @returns their texts in the order of the cells */
  openAll(cells: readonly RowCell[]): Promise<(string | null)[]> {
    return this.cipher.openAll(cells.map(({ row, column, cell }) => ({ place: place(row, column), cell })));
  }

  /** Under which the caller is found. */
  async indexesOfFrom(workspaceId: string, party: string | null) {
    const { full, last7, last4, area } = await this.indexesOf(workspaceId, party);
    return { fromIndex: full, fromLast7: last7, fromLast4: last4, fromArea: area };
  }

  /** Under which the number called is found. */
  async indexesOfTo(workspaceId: string, party: string | null) {
    const { full, last7, last4, area } = await this.indexesOf(workspaceId, party);
    return { toIndex: full, toLast7: last7, toLast4: last4, toArea: area };
  }

  /** Under which a call with this tag is found. */
  indexOfTag(workspaceId: string, tag: string): Promise<string> {
    return tagIndex(this.index, workspaceId, tagKey(tag));
  }

  private async indexesOf(workspaceId: string, party: string | null): Promise<TermIndexes> {
    if (party === null) return NONE;
    return this.#indexes.get(`${workspaceId} ${party}`, party, () => this.indexesAnew(workspaceId, party));
  }

  private async indexesAnew(workspaceId: string, party: string): Promise<TermIndexes> {
    const terms = termsOf(party);
    const of = async (form: NumberTerm['form']): Promise<string | null> => {
      const digits = terms[form];
      return digits === null ? null : numberIndex(this.index, workspaceId, { form, digits });
    };
    return {
      full: await of('full'),
      last7: await of('last7'),
      last4: await of('last4'),
      area: await of('area'),
    };
  }
}

/** What the columns of a term's form hold for it. */
export async function numberIndex(
  index: BlindIndex,
  workspaceId: string,
  { form, digits }: NumberTerm,
): Promise<string> {
  const { purpose, hexDigits } = NUMBER_INDEXES[form];
  return (await index.of(workspaceId, purpose, digits)).slice(0, hexDigits);
}

/** What stands for a tag of this key. */
export async function tagIndex(index: BlindIndex, workspaceId: string, key: string): Promise<string> {
  const { purpose, hexDigits } = TAG_INDEX;
  return (await index.of(workspaceId, purpose, key)).slice(0, hexDigits);
}

const place = (row: Row, column: SealedColumn) => ({
  workspaceId: row.workspaceId,
  table: 'vk_call_logs',
  column,
  rowId: row.id,
});
