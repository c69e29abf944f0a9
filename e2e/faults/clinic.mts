import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from './api.mts';
import type { StorageForm } from './form.mts';
import type { Account } from './sandbox.mts';

const SWEEP_MS = 180_000;

interface SweepRun {
  readonly id: string;
  readonly state: string;
}

export interface SweepResult {
  readonly state: string;
  readonly open: { readonly missing: number; readonly changed: number; readonly foreign: number };
}

/** One workspace of the campaign and what its administrator last entered. */
export class Clinic {
  readonly #api: Api;
  readonly id: string;
  readonly account: Account;
  readonly form: StorageForm;
  /** Successes that must stand in the audit trail, by action. */
  readonly done = new Map<string, number>();
  /** Since when the copies at Twilio are certainly to be kept; null when they may be deleted. */
  keepsSince: number | null = null;

  private constructor(api: Api, id: string, account: Account, form: StorageForm) {
    this.#api = api;
    this.id = id;
    this.account = account;
    this.form = form;
  }

  static async open(api: Api, name: string, account: Account, form: StorageForm): Promise<Clinic> {
    const { id } = await api.ok<{ id: string }>('POST', '/workspaces', { name });
    const clinic = new Clinic(api, id, account, form);
    await clinic.saveTelephony();
    if (!(await clinic.saveStorage({}))) throw new Error(`The bucket of ${name} was refused.`);
    return clinic;
  }

  async saveTelephony(): Promise<void> {
    const { sid: accountSid, authToken } = this.account;
    await this.#api.ok('PUT', this.#path('telephony'), { accountSid, authToken });
  }

  /** @returns false when the connection test failed; the form then stays as it was */
  async saveStorage(changes: Partial<StorageForm>): Promise<boolean> {
    const form = { ...this.form, ...changes };
    if (form.deleteTwilioCopy) this.keepsSince = null;
    const { status, body } = await this.#api.call('PUT', this.#path('storage'), form);
    if (status >= 300 && status !== 422)
      throw new Error(`Saving the storage answered ${status}: ${JSON.stringify(body)}`);
    if (status >= 300) return false;
    Object.assign(this.form, changes);
    if (!form.deleteTwilioCopy) this.keepsSince ??= Date.now();
    this.#note('storage.settings_changed');
    return true;
  }

  /** @returns false when a run goes on already, or storage is off */
  async startMigration(): Promise<boolean> {
    const { status } = await this.#api.call('POST', this.#path('storage/migrations'), {});
    return status < 300;
  }

  async stepMigration(step: 'pause' | 'resume' | 'cancel'): Promise<void> {
    const { body } = await this.#api.call('GET', this.#path('storage/migrations'));
    const wanted = step === 'resume' ? ['paused'] : ['running', 'paused'];
    const run = (body as { items?: { id: string; state: string }[] } | null)?.items?.find(({ state }) =>
      wanted.includes(state),
    );
    if (run) await this.#api.call('POST', this.#path(`storage/migrations/${run.id}/${step}`));
  }

  async deleteCallLog(id: string): Promise<boolean> {
    const { status } = await this.#api.call('DELETE', this.#path(`call-logs/${id}`));
    return status < 300;
  }

  async importHistory(): Promise<void> {
    await this.#api.call('POST', this.#path('call-logs/import'), {});
  }

  /** The product's own comparison of the buckets with its database. */
  async sweep(): Promise<SweepResult> {
    const { id } = await this.#api.ok<{ id: string }>('POST', this.#path('storage/sweeps'));
    const deadline = Date.now() + SWEEP_MS;
    for (;;) {
      const { lastRun, open } = await this.#api.ok<{ lastRun: SweepRun | null; open: SweepResult['open'] }>(
        'GET',
        this.#path('storage/sweeps'),
      );
      if (lastRun?.id === id && lastRun.state !== 'running') return { state: lastRun.state, open };
      if (Date.now() > deadline) return { state: 'running', open };
      await pause(500);
    }
  }

  async retry(recordingId: string): Promise<void> {
    await this.#api.call('POST', this.#path(`recordings/${recordingId}/retry`));
  }

  #path(rest: string): string {
    return `/workspaces/${this.id}/${rest}`;
  }

  #note(action: string): void {
    this.done.set(action, (this.done.get(action) ?? 0) + 1);
  }
}
