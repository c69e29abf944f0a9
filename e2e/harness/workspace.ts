import type {
  CallLog,
  MigrationRun,
  Recording,
  StorageSettings,
  Workspace,
} from '@voicekeep/shared/contracts';
import type { ApiClient } from './api-client';
import { eventually } from './eventually';
import { testS3 } from './test-services';

/** What a REST consumer does with one workspace, in the words of the API reference. */
export class TestWorkspace {
  private constructor(
    readonly api: ApiClient,
    readonly id: string,
  ) {}

  static async create(
    api: ApiClient,
    account: { accountSid: string; authToken: string },
  ): Promise<TestWorkspace> {
    const { id } = await api.ok<Workspace>('POST', '/workspaces', { name: 'Riverside clinic' });
    await api.ok('PUT', `/workspaces/${id}/telephony`, {
      accountSid: account.accountSid,
      authToken: account.authToken,
    });
    return new TestWorkspace(api, id);
  }

  /** One that is there already, such as the one a trial begins with. */
  static async named(api: ApiClient, name: string): Promise<TestWorkspace> {
    const found = (await api.all<Workspace>('/workspaces')).find((workspace) => workspace.name === name);
    if (!found) throw new Error(`there is no workspace "${name}"`);
    return new TestWorkspace(api, found.id);
  }

  path(rest: string): string {
    return `/workspaces/${this.id}/${rest}`;
  }

  storageForm(bucket: string): Record<string, unknown> {
    const { endpoint, region, accessKeyId, secretAccessKey } = testS3;
    return { enabled: true, endpoint, region, bucket, accessKeyId, secretAccessKey };
  }

  saveStorage(form: Record<string, unknown>): Promise<StorageSettings> {
    return this.api.ok('PUT', this.path('storage'), form);
  }

  recordings(): Promise<Recording[]> {
    return this.api.all(this.path('recordings'));
  }

  callLogs(): Promise<CallLog[]> {
    return this.api.all(this.path('call-logs'));
  }

  startMigration(request: Record<string, unknown> = {}): Promise<MigrationRun> {
    return this.api.ok('POST', this.path('storage/migrations'), request);
  }

  async finished(run: MigrationRun, withinMs = 120_000): Promise<MigrationRun> {
    return eventually(
      async () => {
        const now = await this.api.ok<MigrationRun>('GET', this.path(`storage/migrations/${run.id}`));
        if (now.state !== 'completed') throw new Error(`run is ${JSON.stringify(now)}`);
        return now;
      },
      withinMs,
      250,
    );
  }

  async inState(recordingSid: string, state: string, withinMs: number): Promise<Recording> {
    return eventually(async () => {
      const found = (await this.recordings()).find((recording) => recording.recordingSid === recordingSid);
      if (found?.state !== state) throw new Error(`${recordingSid} is ${JSON.stringify(found)}`);
      return found;
    }, withinMs);
  }

  /** Downloads what a player would play. */
  async play(recordingId: string): Promise<{ source: string; bytes: Buffer; contentType: string | null }> {
    const playback = await this.api.ok<{ url: string; source: string }>(
      'POST',
      this.path(`recordings/${recordingId}/playback`),
      {},
    );
    const response = await fetch(new URL(playback.url, this.api.baseUrl));
    if (!response.ok) throw new Error(`${playback.source} answered ${response.status}`);
    return {
      source: playback.source,
      bytes: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get('content-type'),
    };
  }
}
