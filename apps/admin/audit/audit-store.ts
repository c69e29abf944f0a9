import { computed, inject, Injectable, signal } from '@angular/core';
import type { AuditEvent } from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem } from '@voicekeep/shared/ui';

/** The record of the workspace shown, newest first. */
@Injectable()
export class AuditStore {
  private readonly api = inject(ApiClient);
  private readonly cursor = signal<string | null>(null);
  readonly events = signal<readonly AuditEvent[] | null>(null);
  readonly problem = signal<string | null>(null);
  readonly hasMore = computed(() => this.cursor() !== null);

  load(): Promise<void> {
    this.events.set(null);
    return this.fetch(undefined);
  }

  loadMore(): Promise<void> {
    return this.fetch(this.cursor() ?? undefined);
  }

  private async fetch(cursor: string | undefined): Promise<void> {
    try {
      const page = await this.api.get('/workspaces/{workspaceId}/audit-events', {
        query: { cursor, limit: 50 },
      });
      this.events.update((events) => [...(events ?? []), ...page.items]);
      this.cursor.set(page.nextCursor);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
    }
  }
}
