import type {
  CallLog,
  LegalHold,
  Page,
  RecordingSummary,
  RetentionPreview,
  RetentionSettings,
  Workspace,
} from '@voicekeep/shared/contracts';
import { newId } from '@voicekeep/shared/kernel';
import { callFacts, startCallLogsHost, type CallLogsHost } from './call-logs-host';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const ONE_YEAR = { keep: { amount: 1, unit: 'years' }, action: 'log-only' } as const;

/** A file in the bucket that is ours. */
export const recording = (more: Partial<RecordingSummary> = {}): RecordingSummary => ({
  ...{ id: newId(), kind: 'call', state: 'cleaned', durationSeconds: 1, writtenBy: 'voicekeep' },
  ...more,
});

/** A workspace with a retention rule, old calls and a clock that goes as it is told. */
export class RetentionScene {
  ws = '';
  /** Calls made so far. */
  calls = 0;

  private constructor(readonly host: CallLogsHost) {}

  static async open(): Promise<RetentionScene> {
    return new RetentionScene(await startCallLogsHost());
  }

  /** Another workspace, at noon of 1 March 2026. */
  async begin(): Promise<void> {
    this.host.clock.at = new Date('2026-03-01T12:00:00Z');
    this.host.time.isWrong = false;
    this.ws = (await this.host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
  }

  path(rest = ''): string {
    return `/workspaces/${this.ws}/retention${rest}`;
  }

  async read(): Promise<RetentionSettings> {
    return (await this.host.call<RetentionSettings>('GET', this.path())).body;
  }

  save(more: object = {}, actor?: string) {
    const rule = { enabled: true, ...ONE_YEAR, confirm: true, ...more };
    return this.host.call<RetentionSettings>('PUT', this.path(), rule, actor);
  }

  preview(rule: object = ONE_YEAR, actor?: string) {
    return this.host.call<RetentionPreview>('POST', this.path('/preview'), rule, actor);
  }

  pass(ms: number): void {
    this.host.clock.at = new Date(this.host.clock.at.getTime() + ms);
  }

  async callAt(startedAt: string): Promise<string> {
    const facts = callFacts((this.calls += 1), { startedAt: new Date(startedAt) });
    const id = await this.host.callLogs.record(this.ws, facts);
    if (id === null) throw new Error('The call was not recorded.');
    return id;
  }

  many(count: number, startedAt: string): Promise<string[]> {
    const facts = () => callFacts((this.calls += 1), { startedAt: new Date(startedAt) });
    return this.host.writeCalls(this.ws, Array.from({ length: count }, facts));
  }

  /** Newest first. */
  async listed(): Promise<string[]> {
    const { body } = await this.host.call<Page<CallLog>>('GET', `/workspaces/${this.ws}/call-logs`);
    return body.items.map(({ id }) => id);
  }

  async count(): Promise<number> {
    const rows: { count: number }[] = await this.host.database.query(
      'SELECT COUNT(*) AS count FROM vk_call_logs WHERE workspace_id = ?',
      [this.ws],
    );
    return Number(rows[0]?.count);
  }

  /** Does what is due now. */
  async work(): Promise<void> {
    while (await this.host.retention.advance());
  }

  /** The first run after a save. */
  async run(): Promise<void> {
    this.pass(15 * MINUTE_MS);
    await this.work();
  }

  async hold(subject: object): Promise<string> {
    const body = { ...subject, reason: 'Doe v. Roe' };
    return (await this.host.call<LegalHold>('POST', `/workspaces/${this.ws}/holds`, body)).body.id;
  }

  get audited() {
    return this.host.audit.entries.filter(({ workspaceId }) => workspaceId === this.ws);
  }
}
