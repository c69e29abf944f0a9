import { conditionView, type ConditionBook } from '@voicekeep/alerts/domain';
import type { Condition } from '@voicekeep/shared/contracts';
import type { Clock } from '@voicekeep/shared/kernel';

/** What holds a workspace's recordings up, in words for people. */
export class ConditionDesk {
  constructor(
    private readonly book: ConditionBook,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async list(workspaceId: string): Promise<Condition[]> {
    const now = this.clock.now();
    return (await this.book.raisedIn(workspaceId)).map((kept) => conditionView(kept, now));
  }
}
