import { inject, Injectable, signal } from '@angular/core';
import type { CheckStep, TelephonySettings, TelephonySettingsRequest } from '@voicekeep/shared/contracts';
import { type FieldErrors, fieldErrorsOf, toApiProblem } from '@voicekeep/shared/ui';
import { TelephonyClient } from './telephony-client';

@Injectable()
export class TelephonyStore {
  private readonly client = inject(TelephonyClient);
  readonly settings = signal<TelephonySettings | null>(null);
  readonly steps = signal<readonly CheckStep[] | null>(null);
  readonly problem = signal<string | null>(null);
  readonly fields = signal<FieldErrors>({});
  readonly saved = signal(false);
  readonly isBusy = signal(false);

  async load(): Promise<void> {
    this.steps.set(null);
    await this.guard(async () => this.settings.set(await this.client.read()));
  }

  /** Looks whether Twilio has reached us since; what the person types stays. */
  async look(): Promise<void> {
    if (this.isBusy()) return;
    const settings = await this.client.read().catch(() => null);
    if (settings && !this.isBusy()) this.settings.set(settings);
  }

  async test(request: TelephonySettingsRequest): Promise<void> {
    this.steps.set(null);
    await this.guard(async () => this.steps.set((await this.client.test(request)).steps));
  }

  save(request: TelephonySettingsRequest): Promise<boolean> {
    return this.guard(async () => {
      this.settings.set(await this.client.save(request));
      this.saved.set(true);
    });
  }

  private async guard(run: () => Promise<void>): Promise<boolean> {
    this.isBusy.set(true);
    this.saved.set(false);
    this.problem.set(null);
    this.fields.set({});
    try {
      await run();
      return true;
    } catch (error) {
      const problem = toApiProblem(error);
      this.problem.set(problem.message);
      this.fields.set(fieldErrorsOf(problem));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
