import { computed, inject, Injectable, signal } from '@angular/core';
import type { CallLog, CallLogChange, CallLogFilter, Page } from '@voicekeep/shared/contracts';
import { type FieldErrors, fieldErrorsOf, NewestFirstList, toApiProblem } from '@voicekeep/shared/ui';
import { CallLogClient } from './call-log-client';

@Injectable()
export class CallLogStore extends NewestFirstList<CallLog> {
  private readonly client = inject(CallLogClient);
  readonly filter = signal<CallLogFilter>({});
  /** What the server said of single fields of the filter. */
  readonly refused = signal<FieldErrors>({});
  readonly isRefused = computed(() => Object.keys(this.refused()).length > 0);
  readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);

  /** Shows another selection from its newest row. */
  show(filter: CallLogFilter): Promise<void> {
    this.filter.set(filter);
    this.refused.set({});
    return this.restart();
  }

  /** Writes notes and tags. @throws ApiProblem */
  async annotate(id: string, change: CallLogChange): Promise<void> {
    this.replace(await this.client.annotate(id, change));
  }

  /** Says of a row shown that it is held now. */
  held(id: string): void {
    const call = this.items()?.find((item) => item.id === id);
    if (call) this.replace({ ...call, onHold: true });
  }

  protected override async page(cursor?: string): Promise<Page<CallLog>> {
    const filter = this.filter();
    try {
      return await this.client.page(filter, cursor);
    } catch (error) {
      const problem = toApiProblem(error);
      if (filter === this.filter()) this.refused.set(fieldErrorsOf(problem));
      throw problem;
    }
  }
}
