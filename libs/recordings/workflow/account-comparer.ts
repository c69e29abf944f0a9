import type { StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';
import type { KnownRecordings, ReconcileTurn } from '@voicekeep/recordings/domain';
import type { CallFactsCollector } from './call-facts';
import { inParts } from './in-parts';
import { endOf } from './history-reader';
import { isFinished, type RecordingRegister } from './recording-register';

export interface AccountComparerParts {
  readonly known: KnownRecordings;
  readonly storage: WorkspaceStorage;
  readonly register: RecordingRegister;
  readonly callFacts: CallFactsCollector;
}

/** Brings one page of an account's list into the books: what is missing there, with the calls it hangs on. */
export class AccountComparer {
  constructor(private readonly parts: AccountComparerParts) {}

  /**
   * @param again the page failed before: calls are asked for once more, also of recordings already entered
   * @returns where the list goes on, null at its end
   */
  async readPage(
    workspaceId: string,
    source: RecordingSource,
    { from, page }: ReconcileTurn,
    { again, signal }: { readonly again: boolean; readonly signal: AbortSignal },
  ): Promise<string | null> {
    const { items, nextPage } = await source.recordings({
      createdFrom: from,
      page: page ?? undefined,
      signal,
    });
    const inWindow = items.filter((seen) => isFinished(seen) && seen.createdAt >= from);
    const news = again ? inWindow : await this.unknown(workspaceId, inWindow);
    if (news.length > 0) await this.enter(workspaceId, source, news, signal);
    return nextPage;
  }

  /** Reads again what calls came to that went on when they were last heard of: their last webhook may be lost. */
  async readUnfinishedCalls(
    workspaceId: string,
    source: RecordingSource,
    since: Date,
    signal: AbortSignal,
  ): Promise<void> {
    await this.parts.callFacts.refresh(workspaceId, source, since, { signal, singly: Infinity });
  }

  private async unknown(
    workspaceId: string,
    listed: readonly SourceRecording[],
  ): Promise<readonly SourceRecording[]> {
    const sids = listed.map(({ recordingSid }) => recordingSid);
    const known = await this.parts.known.among(workspaceId, sids);
    return listed.filter(({ recordingSid }) => !known.has(recordingSid));
  }

  private async enter(
    workspaceId: string,
    source: RecordingSource,
    news: readonly SourceRecording[],
    signal: AbortSignal,
  ): Promise<void> {
    const { register, callFacts, storage } = this.parts;
    const limits = { signal, singly: Infinity };
    const failed = await callFacts.fetchFor(workspaceId, source, news, limits).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    // Without the parties nobody can judge a scope of numbers; any other recording must not wait for its call.
    if (failed && asksForNumbers(await storage.policy(workspaceId))) throw failed.error;
    for (const part of inParts(news)) {
      signal.throwIfAborted();
      await register.enterAll(
        workspaceId,
        part.map((seen) => ({ seen, madeAt: endOf(seen) })),
      );
    }
    if (failed) throw failed.error;
  }
}

const asksForNumbers = (policy: StoragePolicy | null): boolean => (policy?.scope.numbers.length ?? 0) > 0;
