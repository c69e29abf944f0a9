import { computed, inject, Injectable, signal } from '@angular/core';
import type { CheckStep, StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { type ApiProblem, type FieldErrors, fieldErrorsOf, toApiProblem } from '@voicekeep/shared/ui';
import { StorageClient } from './storage-client';

type Work = 'testing' | 'saving' | null;

/** The saved settings, the last test, and what is under way. */
@Injectable()
export class StorageStore {
  private readonly client = inject(StorageClient);
  readonly settings = signal<StorageSettings | null>(null);
  readonly steps = signal<readonly CheckStep[] | null>(null);
  readonly problem = signal<string | null>(null);
  /** The stable code of the problem, for what the page can do about it. */
  readonly code = signal<string | null>(null);
  readonly fields = signal<FieldErrors>({});
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

  /** Saves one switch; refused, what is saved stands as before, and the reason stays in sight. */
  async saveSwitch(request: StorageSettingsRequest): Promise<void> {
    if (await this.save(request)) return;
    this.settings.update((settings) => settings && { ...settings });
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
    this.code.set(null);
    this.fields.set({});
    try {
      await run();
      return true;
    } catch (error) {
      const problem = toApiProblem(error);
      this.problem.set(problem.message);
      this.code.set(problem.code);
      this.fields.set(fieldErrorsOf(problem));
      const steps = problem.problem?.errors ? null : stepsOf(problem);
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
