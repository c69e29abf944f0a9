import { inject, Injectable, signal } from '@angular/core';
import type { CheckStep, TelephonySettings, TelephonySettingsRequest } from '@voicekeep/shared/contracts';
import { FormWork } from '@voicekeep/shared/ui';
import { TelephonyClient } from './telephony-client';

@Injectable()
export class TelephonyStore {
  private readonly client = inject(TelephonyClient);
  readonly settings = signal<TelephonySettings | null>(null);
  readonly steps = signal<readonly CheckStep[] | null>(null);
  readonly work = new FormWork<'testing' | 'saving'>();
  readonly saved = signal(false);

  async load(): Promise<void> {
    this.steps.set(null);
    await this.run('loading', async () => this.settings.set(await this.client.read()));
  }

  /** Looks whether Twilio has reached us since; what the person types stays. */
  async look(): Promise<void> {
    if (this.work.current()) return;
    const settings = await this.client.read().catch(() => null);
    if (settings && !this.work.current()) this.settings.set(settings);
  }

  async test(request: TelephonySettingsRequest): Promise<void> {
    this.steps.set(null);
    await this.run('testing', async () => this.steps.set((await this.client.test(request)).steps));
  }

  save(request: TelephonySettingsRequest): Promise<boolean> {
    return this.run('saving', async () => {
      this.settings.set(await this.client.save(request));
      this.saved.set(true);
    });
  }

  private run(name: 'loading' | 'testing' | 'saving', work: () => Promise<void>): Promise<boolean> {
    this.saved.set(false);
    return this.work.run(name, work);
  }
}
