import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { MigrationRun, Workspace } from '@voicekeep/shared/contracts';
import { OwnProcess } from '../product/own-process';
import { Product } from '../product/product';
import { RoundBucket, storeAccess } from '../product/store';

const SANDBOX = resolve(__dirname, '../../apps/sandbox/main.js');
const LONGEST_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** An installation whose one workspace has all of a simulated account's recordings in its bucket. */
export class Clinic {
  private constructor(
    readonly product: Product,
    private readonly account: OwnProcess,
    private readonly bucket: RoundBucket,
  ) {}

  static async open(recordings: number, signal: AbortSignal): Promise<Clinic> {
    const accountSid = `AC${randomBytes(16).toString('hex')}`;
    const authToken = randomBytes(16).toString('hex');
    const account = OwnProcess.script(SANDBOX, [], {
      ...{ SANDBOX_ACCOUNT_SID: accountSid, SANDBOX_AUTH_TOKEN: authToken },
      SANDBOX_RECORDINGS: String(recordings),
    });
    const twilioApiUrl = (await account.firstLine()).replace('sandbox ready ', '');
    const product = await Product.start({ twilioApiUrl, workers: 1, concurrency: 4 });
    const clinic = new Clinic(product, account, await RoundBucket.create(storeAccess()));
    try {
      await clinic.fill({ accountSid, authToken }, signal);
      return clinic;
    } catch (error) {
      await clinic.close();
      throw error;
    }
  }

  get url(): string {
    return this.product.rest.baseUrl;
  }

  async close(): Promise<void> {
    this.bucket.close();
    await this.product.stop();
    await this.account.stop();
  }

  private async fill(twilio: Record<string, string>, signal: AbortSignal): Promise<void> {
    const { rest } = this.product;
    const { id } = await rest.ask<Workspace>('POST', '/workspaces', { name: 'Clinic' });
    await rest.ask('PUT', `/workspaces/${id}/telephony`, twilio);
    const storage = { ...storeAccess(), enabled: true, forcePathStyle: true, bucket: this.bucket.name };
    await rest.ask('PUT', `/workspaces/${id}/storage`, storage);
    const ordered = await rest.ask<MigrationRun>('POST', `/workspaces/${id}/storage/migrations`, {});
    const deadline = Date.now() + LONGEST_MS;
    for (;;) {
      signal.throwIfAborted();
      const run = await rest.ask<MigrationRun>('GET', `/workspaces/${id}/storage/migrations/${ordered.id}`);
      if (run.state === 'completed' && run.failed === 0) return;
      if (Date.now() > deadline)
        throw new Error(`The run is ${JSON.stringify(run)}; the product says:\n${this.product.logs}`);
      await pause(LOOK_EVERY_MS);
    }
  }
}
