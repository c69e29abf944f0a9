import { computed, inject, Injectable, signal } from '@angular/core';
import type { CheckStep, StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { type ApiProblem, FormWork } from '@voicekeep/shared/ui';
import { ConnectionTest } from './connection-test';
import { StorageClient } from './storage-client';

/** The saved settings, the last test, and what is under way. */
@Injectable()
export class StorageStore {
  private readonly client = inject(StorageClient);
  private readonly connectionTest = inject(ConnectionTest);
  readonly settings = signal<StorageSettings | null>(null);
  readonly steps = this.connectionTest.steps;
  readonly work = new FormWork<'testing' | 'saving'>();
  readonly saved = signal(false);
  readonly isConfigured = computed(() => this.settings()?.configured === true);
  readonly isReady = computed(() => this.isConfigured() && this.settings()?.enabled === true);

  async load(): Promise<void> {
    this.steps.set(null);
    await this.run('loading', async () => this.settings.set(await this.client.read()));
  }

  async test(request: StorageSettingsRequest): Promise<void> {
    await this.run('testing', () => this.connectionTest.run(request));
  }

  /** True when saved; a failed test shows its steps and saves nothing. */
  save(request: StorageSettingsRequest): Promise<boolean> {
    return this.run('saving', async () => {
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
    await this.run('loading', async () => {
      policy = JSON.stringify(await this.client.policy(bucket, prefix), null, 2);
    });
    return policy;
  }

  private async run(name: 'loading' | 'testing' | 'saving', work: () => Promise<void>): Promise<boolean> {
    this.saved.set(false);
    const done = await this.work.run(name, work);
    const problem = this.work.problem();
    const steps = problem && !problem.problem?.errors ? stepsOf(problem) : null;
    if (steps) this.steps.set(steps);
    return done;
  }
}

/** The steps of the test that a refused save ran. */
function stepsOf({ problem }: ApiProblem): CheckStep[] | null {
  const steps: unknown = problem?.['steps'];
  return Array.isArray(steps) ? steps.filter(isStep) : null;
}

const isStep = (value: unknown): value is CheckStep =>
  typeof value === 'object' && value !== null && 'id' in value && 'status' in value && 'title' in value;
