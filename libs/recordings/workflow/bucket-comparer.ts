import type { Clock } from '@voicekeep/shared/kernel';
import { recordingOfExternalKey, type ListedObject, type OpenLocation } from '@voicekeep/storage/domain';
import {
  STORED_STATES,
  type BookedObject,
  type BucketBooks,
  type ObjectDeletions,
  type SweepClaim,
  type SweepFindings,
  type SweepTally,
} from '@voicekeep/recordings/domain';
import type { CopyInspector } from './copy-inspector';

export interface BucketComparerParts {
  readonly books: BucketBooks;
  readonly findings: SweepFindings;
  readonly objectDeletions: ObjectDeletions;
  readonly inspector: CopyInspector;
  readonly clock: Clock;
}

/** What a page of a sweep is about. */
export interface SweepPage {
  readonly claim: SweepClaim;
  readonly place: OpenLocation;
  /** Keeps the claim; called before everything that may take long. @throws when the claim was lost */
  readonly keep: () => Promise<void>;
  readonly signal: AbortSignal;
}

const OUR_FILE = /(?:^|\/)(RE[0-9a-f]{32})\.(?:wav|mp3)$/;
const sidIn = (key: string): string | null => OUR_FILE.exec(key)?.[1] ?? recordingOfExternalKey(key);
const UUID_FOLDER = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\//;
/** A workspace that shares its bucket with much else is told so; a million lines would not tell it better. */
const FOREIGN_KEPT = 1000;
/** What an attempt leaves is removed by its own order; a sweep looks only at those older than this. */
const GRACE_MS = 3_600_000;
const ROWS = 200;

/** Compares a page of objects with the rows they belong to, or rows with the objects they point to. */
export class BucketComparer {
  constructor(private readonly parts: BucketComparerParts) {}

  /** @returns the tally with this page in it */
  async objects(page: SweepPage, listed: readonly ListedObject[]): Promise<SweepTally> {
    const { claim, place } = page;
    const { books, clock } = this.parts;
    const ours = listed.filter(({ key }) => !isOfAnother(key, place.location.prefix, claim.workspaceId));
    const sids = new Set(ours.flatMap(({ key }) => sidIn(key) ?? []));
    const booked = await books.objectsOf(claim.workspaceId, place.location.id, [...sids]);
    const byKey = new Map(booked.map((object) => [object.objectKey, object]));
    // What Twilio wrote and nobody adopted is neither ours nor foreign: it is in the place Twilio gave it.
    const judged = ours.filter(({ key }) => byKey.has(key) || recordingOfExternalKey(key) === null);
    let tally = { ...claim.tally, objects: claim.tally.objects + judged.length };
    const intact: string[] = [];
    for (const object of judged) {
      const book = byKey.get(object.key);
      if (!book) tally = await this.foreign(page, object, tally);
      else if (!book.current) tally = await this.leftover(page, book, tally);
      else if (!STORED_STATES.includes(book.state)) continue;
      else if (isSame(book, object)) intact.push(book.recordingId);
      else tally = await this.suspect(page, book.recordingId, tally);
    }
    await books.markIntact(claim.workspaceId, intact, clock.now());
    return { ...tally, intact: tally.intact + intact.length };
  }

  /** Rows whose object no page showed. @returns where to go on, null at the end */
  async rows(page: SweepPage, afterId: string | null): Promise<{ tally: SweepTally; next: string | null }> {
    const { claim, place } = page;
    const { workspaceId, startedAt } = claim;
    const ids = await this.parts.books.notFound(workspaceId, place.location.id, startedAt, afterId, ROWS);
    let { tally } = claim;
    for (const id of ids) tally = await this.suspect(page, id, tally);
    return { tally, next: ids.length === ROWS ? (ids.at(-1) ?? null) : null };
  }

  /** Ends what is over, and orders what an attempt's end forgot to. */
  async close({ claim, place }: SweepPage): Promise<SweepTally> {
    const { books, findings, objectDeletions, clock } = this.parts;
    const now = clock.now();
    const { workspaceId } = claim;
    await findings.resolve(workspaceId, place.location.id, claim.startedAt, now);
    const before = new Date(now.getTime() - GRACE_MS);
    const forgotten = await books.forgotten(workspaceId, place.location.id, before);
    for (const attempt of forgotten) await objectDeletions.decide({ ...attempt, reason: 'leftover' }, now);
    return { ...claim.tally, leftovers: claim.tally.leftovers + forgotten.length };
  }

  private async suspect(page: SweepPage, recordingId: string, tally: SweepTally): Promise<SweepTally> {
    const { claim, place, signal } = page;
    await page.keep();
    const ref = { workspaceId: claim.workspaceId, id: recordingId };
    const finding = await this.parts.inspector.inspect(ref, place, claim.startedAt, signal);
    if (!finding) return tally;
    await this.parts.findings.see(finding, this.parts.clock.now());
    return { ...tally, [finding.kind]: tally[finding.kind] + 1 };
  }

  private async foreign(page: SweepPage, object: ListedObject, tally: SweepTally): Promise<SweepTally> {
    const { claim, place } = page;
    if (tally.foreign < FOREIGN_KEPT)
      await this.parts.findings.see(
        {
          ...{ workspaceId: claim.workspaceId, locationId: place.location.id, kind: 'foreign' },
          ...{ recordingId: null, objectKey: object.key, bytes: object.sizeBytes },
          ...{ action: 'left_alone', intactVersionId: null },
        },
        this.parts.clock.now(),
      );
    return { ...tally, foreign: tally.foreign + 1 };
  }

  /** Of an attempt that is not its recording's copy: its removal was ordered, or is ordered now. */
  private async leftover(page: SweepPage, book: BookedObject, tally: SweepTally): Promise<SweepTally> {
    const { claim, place, signal } = page;
    const { books, objectDeletions, clock } = this.parts;
    const { recordingId, attempt, objectKey } = book;
    if (!isGivenUp(book, clock.now())) return tally;
    if (await books.isRemovalOrdered(claim.workspaceId, recordingId, attempt)) return tally;
    await page.keep();
    if (!(await place.store.head(objectKey, { signal }))) return tally;
    await objectDeletions.decide(
      {
        ...{ workspaceId: claim.workspaceId, recordingId, attempt, objectKey },
        ...{ locationId: place.location.id, reason: 'leftover' },
      },
      clock.now(),
    );
    return { ...tally, leftovers: tally.leftovers + 1 };
  }
}

/** A store that gives no ETag in lists is compared by size alone; playing and deleting look closer. */
const isSame = (book: BookedObject, object: ListedObject): boolean =>
  book.bytes === object.sizeBytes &&
  (book.etag === null || object.etag === null || book.etag === object.etag);

/** An earlier proven copy may be the last one there is: only a newer proven copy makes it a leftover. */
function isGivenUp({ attemptState, state, storedAt }: BookedObject, now: Date): boolean {
  if (STORED_STATES.includes(state))
    return storedAt !== null && now.getTime() - storedAt.getTime() > GRACE_MS;
  return attemptState === 'swept' && ['deleted', 'lost', 'absent'].includes(state);
}

/** Workspaces may share a bucket and a prefix; each one's default folder bears its id. */
function isOfAnother(key: string, prefix: string, workspaceId: string): boolean {
  const rest = prefix === '' ? key : key.slice(prefix.length + 1);
  const folder = UUID_FOLDER.exec(rest)?.[1];
  return folder !== undefined && folder !== workspaceId;
}
