import { computed, inject, Injectable, signal } from '@angular/core';
import type { SystemReport } from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem } from '@voicekeep/shared/ui';

/** How the installation did at the last look; kept while the server is away. */
@Injectable()
export class SystemStore {
  private readonly api = inject(ApiClient);
  private readonly found = signal<SystemReport | null>(null);
  readonly report = this.found.asReadonly();
  readonly problem = signal<string | null>(null);
  readonly parts = computed(() => this.found()?.parts ?? []);

  async look(): Promise<void> {
    try {
      this.found.set(await this.api.get('/system'));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
    }
  }
}
