import { inject, Injectable, signal } from '@angular/core';
import type { CallLogDeletionRequest, DeletionPreview, PendingDeletion } from '@voicekeep/shared/contracts';
import { toApiProblem } from '@voicekeep/shared/ui';
import { CallLogClient } from './call-log-client';
import { UNDO_SECONDS } from './deletion-question';

/** Deletions that a person asks about, orders and takes back. */
@Injectable()
export class DeletionStore {
  private readonly client = inject(CallLogClient);
  private readonly orders = signal<readonly PendingDeletion[]>([]);

  readonly problem = signal<string | null>(null);
  readonly isBusy = signal(false);
  /** Those that can still be undone. */
  readonly pending = this.orders.asReadonly();

  /** @returns null when it could not be told; `problem` says why */
  preview(request: CallLogDeletionRequest): Promise<DeletionPreview | null> {
    return this.work(() => this.client.preview(request));
  }

  /** For good, as the preview said. @returns whether it was done */
  async remove(id: string, preview: DeletionPreview): Promise<boolean> {
    return (await this.work(() => this.client.remove(id, preview).then(() => true))) ?? false;
  }

  /** As the preview said, with time to undo. @returns whether it was done */
  async order(request: CallLogDeletionRequest, preview: DeletionPreview): Promise<boolean> {
    const job = await this.work(() => this.client.order(request, UNDO_SECONDS, preview));
    await this.refresh();
    return job !== null;
  }

  /** @returns whether the calls are back */
  async undo(jobId: string): Promise<boolean> {
    const done = await this.work(() => this.client.undo(jobId).then(() => true));
    await this.refresh();
    return done ?? false;
  }

  /** Looks at what can still be undone; without an answer nothing changes. */
  async refresh(): Promise<void> {
    const found = await this.client.pending().catch(() => null);
    if (found) this.orders.set(found.items);
  }

  /** Says something instead of doing it. */
  refuse(sentence: string): void {
    this.problem.set(sentence);
  }

  private async work<T>(action: () => Promise<T>): Promise<T | null> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      return await action();
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
