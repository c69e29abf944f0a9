import { computed, inject, Injectable, signal } from '@angular/core';
import type { Condition } from '@voicekeep/shared/contracts';
import { ApiClient, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';

/** What holds up the recordings of the workspace shown; problems first, then the oldest. */
@Injectable()
export class ConditionsStore {
  private readonly api = inject(ApiClient);
  private readonly context = inject(VOICEKEEP_CONTEXT);
  private readonly found = signal<readonly Condition[]>([]);
  private readonly foundIn = signal<string | null>(null);

  readonly conditions = computed(() =>
    this.foundIn() === this.context.workspaceId()
      ? this.found().toSorted((a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since))
      : [],
  );

  /** Keeps what is known when the server cannot be asked; the page below says so already. */
  async look(): Promise<void> {
    const workspaceId = this.context.workspaceId();
    if (workspaceId === null) return;
    const { items } = await this.api.get('/workspaces/{workspaceId}/conditions');
    if (workspaceId !== this.context.workspaceId()) return;
    this.found.set(items);
    this.foundIn.set(workspaceId);
  }
}

const rank = ({ severity }: Condition): number => (severity === 'problem' ? 0 : 1);
