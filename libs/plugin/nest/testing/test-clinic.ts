import type { Job, Page, Recording, StorageSweep, StorageSweeps } from '@voicekeep/shared/contracts';
import { eventually } from '@voicekeep/shared/testing';
import { startSandbox, type Sandbox } from '../../../../apps/sandbox';
import { newBucket, newDatabase, objectsIn, startHost, storageForm, type TestHost } from './test-host';

/** A workspace in a host of its own, with an empty bucket and a simulated account that it may be connected to. */
export class TestClinic {
  private constructor(
    readonly sandbox: Sandbox,
    readonly host: TestHost,
    /** The path of the workspace. */
    readonly ws: string,
    readonly bucket: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async open(account: Parameters<typeof startSandbox>[0]): Promise<TestClinic> {
    const sandbox = await startSandbox(account);
    const { url, drop } = await newDatabase();
    const host = await startHost(url, sandbox.url);
    sandbox.setCallbackUrl(host.publicUrl);
    const { id } = (await host.call('POST', '/workspaces', { name: 'Clinic' })).body;
    return new TestClinic(sandbox, host, `/workspaces/${id}`, await newBucket(), drop);
  }

  async connect(): Promise<void> {
    const { accountSid, authToken } = this.sandbox;
    const saved = await this.host.call('PUT', `${this.ws}/telephony`, { accountSid, authToken });
    expect(saved).toMatchObject({ status: 200 });
  }

  async saveStorage(more: Record<string, unknown> = {}): Promise<void> {
    const form = { ...storageForm(this.bucket), ...more };
    expect(await this.host.call('PUT', `${this.ws}/storage`, form)).toMatchObject({ status: 200 });
  }

  /** The recording once it is in this state. */
  async recording(sid: string, state: Recording['state'], withinMs = 60_000): Promise<Recording> {
    let found: Recording | undefined;
    await eventually(
      async () => {
        const page = await this.host.call<Page<Recording>>(
          'GET',
          `${this.ws}/recordings?recordingSid=${sid}`,
        );
        [found] = page.body.items;
        return found?.state === state;
      },
      withinMs,
      () => found,
    );
    if (!found) throw new Error('The recording is not in the list.');
    return found;
  }

  /** What a sweep that was just made found. */
  async sweep(): Promise<StorageSweeps> {
    const started = await this.host.call<StorageSweep>('POST', `${this.ws}/storage/sweeps`);
    expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
    await eventually(
      async () => (await this.host.call<Job>('GET', `/jobs/${started.body.id}`)).body.state !== 'running',
      30_000,
      () => started.body,
    );
    return (await this.host.call<StorageSweeps>('GET', `${this.ws}/storage/sweeps`)).body;
  }

  async keys(): Promise<string[]> {
    return [...(await objectsIn(this.bucket)).keys()].sort();
  }

  async close(): Promise<void> {
    await this.host.stop();
    await this.sandbox.close();
    await this.dropDatabase();
  }
}
