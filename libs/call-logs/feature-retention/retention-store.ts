import { inject, Injectable, signal } from '@angular/core';
import type {
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRequest,
  RetentionSettings,
} from '@voicekeep/shared/contracts';
import { FormWork } from '@voicekeep/shared/ui';
import { RetentionClient } from './retention-client';

/** The saved rule, the last trial of another one, and what is under way. */
@Injectable()
export class RetentionStore {
  private readonly client = inject(RetentionClient);
  readonly settings = signal<RetentionSettings | null>(null);
  /** A rule that was tried, and what it would do. */
  readonly tried = signal<{ rule: RetentionPreviewRequest; preview: RetentionPreview } | null>(null);
  readonly saved = signal(false);
  readonly work = new FormWork<'trying' | 'saving'>();

  async load(): Promise<void> {
    this.tried.set(null);
    await this.run('loading', async () => this.settings.set(await this.client.read()));
  }

  /** Looks how the last run stands; what the person types stays. */
  async look(): Promise<void> {
    if (this.work.current()) return;
    const seen = await this.client.read().catch(() => null);
    if (!seen || this.work.current()) return;
    // The version stays the one the form was filled from, so that a save over another's is refused.
    this.settings.update((known) => known && { ...known, lastRun: seen.lastRun, nextRunAt: seen.nextRunAt });
  }

  tryOut(rule: RetentionPreviewRequest): Promise<boolean> {
    this.tried.set(null);
    return this.run('trying', async () => this.tried.set({ rule, preview: await this.client.preview(rule) }));
  }

  save(request: RetentionRequest): Promise<boolean> {
    return this.run('saving', async () => {
      this.settings.set(await this.client.save(request));
      this.tried.set(null);
      this.saved.set(true);
    });
  }

  private run(name: 'loading' | 'trying' | 'saving', work: () => Promise<void>): Promise<boolean> {
    this.saved.set(false);
    return this.work.run(name, work);
  }
}
