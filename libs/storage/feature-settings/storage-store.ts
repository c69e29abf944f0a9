import { computed, inject, Injectable, signal } from '@angular/core';
import type { CheckStep, StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { ApiProblem, toApiProblem } from '@voicekeep/shared/ui';
import { StorageClient } from './storage-client';

type Work = 'testing' | 'saving' | null;

/** The saved settings, the last test, and what is under way. */
@Injectable()
export class StorageStore {
  private readonly client = inject(StorageClient);
  readonly settings = signal<StorageSettings | null>(null);
  readonly steps = signal<readonly CheckStep[] | null>(null);
  readonly problem = signal<string | null>(null);
  readonly saved = signal(false);
  readonly work = signal<Work>(null);
  readonly isConfigured = computed(() => this.settings()?.configured === true);
  readonly isReady = computed(() => this.isConfigured() && this.settings()?.enabled === true);

  async load(): Promise<void> {
    this.steps.set(null);
    await this.guard(null, async () => this.settings.set(await this.client.read()));
  }

  async test(request: StorageSettingsRequest): Promise<void> {
    this.steps.set(null);
    await this.guard('testing', async () => this.steps.set((await this.client.test(request)).steps));
  }

  /** True when saved; a failed test shows its steps and saves nothing. */
  save(request: StorageSettingsRequest): Promise<boolean> {
    return this.guard('saving', async () => {
      this.settings.set(await this.client.save(request));
      this.saved.set(true);
    });
  }

  async policy(bucket: string, prefix: string): Promise<string | null> {
    let policy: string | null = null;
    await this.guard(null, async () => {
      policy = JSON.stringify(await this.client.policy(bucket, prefix), null, 2);
    });
    return policy;
  }

  private async guard(work: Work, run: () => Promise<void>): Promise<boolean> {
    this.work.set(work);
    this.saved.set(false);
    this.problem.set(null);
    try {
      await run();
      return true;
    } catch (error) {
      const problem = toApiProblem(error);
      this.problem.set(problem.message);
      const steps = stepsOf(problem);
      if (steps) this.steps.set(steps);
      return false;
    } finally {
      this.work.set(null);
    }
  }
}

/** The steps of the test that a refused save ran. */
function stepsOf({ problem }: ApiProblem): CheckStep[] | null {
  const steps: unknown = problem?.['steps'];
  return Array.isArray(steps) ? steps.filter(isStep) : null;
}

const isStep = (value: unknown): value is CheckStep =>
  typeof value === 'object' && value !== null && 'id' in value && 'status' in value && 'title' in value;
