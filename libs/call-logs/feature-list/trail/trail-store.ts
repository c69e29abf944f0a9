import { computed, inject, Injectable, signal } from '@angular/core';
import type { RecordingState } from '@voicekeep/shared/contracts';
import { FormWork } from '@voicekeep/shared/ui';
import { type RecordingFacts, TrailClient } from './trail-client';

const MOVING: readonly RecordingState[] = ['queued', 'copying', 'copied', 'cleaning'];

/** The recordings of one call with all that is known of them. */
@Injectable()
export class TrailStore {
  private readonly client = inject(TrailClient);
  private readonly known = signal<readonly RecordingFacts[] | null>(null);
  private ids: readonly string[] = [];

  readonly work = new FormWork<'retrying'>();
  readonly recordings = this.known.asReadonly();
  /** Whether something may have changed a moment later. */
  readonly isMoving = computed(
    () => this.known()?.some(({ recording }) => MOVING.includes(recording.state)) ?? false,
  );

  async open(ids: readonly string[]): Promise<void> {
    this.ids = ids;
    await this.work.run('loading', () => this.read());
  }

  /** Without an answer nothing changes. */
  async refresh(): Promise<void> {
    if (this.work.current() === null) await this.read().catch(() => undefined);
  }

  async retry(id: string): Promise<boolean> {
    const done = await this.work.run('retrying', () => this.client.retry(id));
    if (done) await this.refresh();
    return done;
  }

  private async read(): Promise<void> {
    this.known.set(await Promise.all(this.ids.map((id) => this.client.facts(id))));
  }
}
