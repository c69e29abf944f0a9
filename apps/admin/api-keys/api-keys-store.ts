import { computed, inject, Injectable, signal } from '@angular/core';
import type { ApiKey, ApiKeyCreated, ApiKeyScope } from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';

/** The keys of the workspace shown; a new key is kept only until the page is left. */
@Injectable()
export class ApiKeysStore {
  private readonly api = inject(ApiClient);
  private readonly workspaceId = inject(VOICEKEEP_CONTEXT).workspaceId;
  private readonly all = signal<readonly ApiKey[] | null>(null);
  readonly keys = computed(
    () => this.all()?.filter(({ workspaceId }) => workspaceId === this.workspaceId()) ?? null,
  );
  readonly created = signal<ApiKeyCreated | null>(null);
  readonly problem = signal<string | null>(null);

  load(): Promise<boolean> {
    return this.guard(() => Promise.resolve());
  }

  create(name: string, scopes: readonly ApiKeyScope[]): Promise<boolean> {
    const workspaceId = this.workspaceId() ?? '';
    return this.guard(async () =>
      this.created.set(await this.api.post('/api-keys', { body: { name, workspaceId, scopes } })),
    );
  }

  revoke(id: string): Promise<boolean> {
    return this.guard(() => this.api.delete('/api-keys/{id}', { path: { id } }));
  }

  private async guard(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.all.set((await this.api.get('/api-keys')).items);
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
      return false;
    }
  }
}
