import { computed, inject, Injectable, signal } from '@angular/core';
import type { CallLog, CallLogChange, CallLogFilter, Page } from '@voicekeep/shared/contracts';
import { NewestFirstList } from '@voicekeep/shared/ui';
import { CallLogClient } from './call-log-client';

@Injectable()
export class CallLogStore extends NewestFirstList<CallLog> {
  private readonly client = inject(CallLogClient);
  readonly filter = signal<CallLogFilter>({});
  readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);

  /** Shows another selection from its newest row. */
  show(filter: CallLogFilter): Promise<void> {
    this.filter.set(filter);
    return this.restart();
  }

  /** Writes notes and tags. @throws ApiProblem */
  async annotate(id: string, change: CallLogChange): Promise<void> {
    this.replace(await this.client.annotate(id, change));
  }

  protected override page(cursor?: string): Promise<Page<CallLog>> {
    return this.client.page(this.filter(), cursor);
  }
}
