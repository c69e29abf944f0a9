import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createEmptyDatabase } from '@voicekeep/shared/testing';
import { startSandbox, type Sandbox } from '../apps/sandbox';
import { ApiClient } from './harness/api-client';
import { TestBrowser } from './harness/browser';
import { Child } from './harness/child-process';
import { eventually } from './harness/eventually';
import { freePort } from './harness/free-port';
import { newBucket, newRedisUrl } from './harness/test-services';
import { TestWorkspace } from './harness/workspace';

jest.setTimeout(180_000);

const SCRIPT = resolve(__dirname, '../dist/server/examples/host/api/main.js');

/** A host's client: same REST API, the host's own sign-in. */
class HostClient extends ApiClient {
  #cookie = '';

  async signIn(email: string, password: string): Promise<void> {
    const response = await fetch(`${this.baseUrl}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`host sign-in answered ${response.status}`);
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  override send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.baseUrl, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

describe('a foreign dashboard that mounts the plug-in', () => {
  let sandbox: Sandbox;
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let host: Child;
  let url: string;
  let browser: TestBrowser;

  beforeAll(async () => {
    sandbox = await startSandbox({ recordings: 3, seed: 3 });
    database = await createEmptyDatabase();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    host = new Child(SCRIPT, {
      DATABASE_URL: database.url.href,
      REDIS_URL: newRedisUrl(),
      MASTER_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: url,
      PORT: String(port),
      TWILIO_API_URL: sandbox.url,
    });
    await eventually(async () => {
      if (!host.isRunning) throw new Error(`the host ended:\n${host.output}`);
      const response = await fetch(`${url}/`);
      if (!response.ok) throw new Error(`${response.status}\n${host.output}`);
    }, 30_000);
    browser = await TestBrowser.open();
    browser.page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await sandbox?.close();
    await database?.drop();
  });

  it("moves recordings for the host's own users and plays one in the host's page", async () => {
    const client = new HostClient(url);
    await client.signIn('dana@host.example', 'host password 1');
    const workspace = await TestWorkspace.create(client, sandbox);
    await workspace.saveStorage(workspace.storageForm(await newBucket()));
    await workspace.finished(await workspace.startMigration());

    const { page } = browser;
    await page.goto(url);
    await page.getByLabel('Email').fill('dana@host.example');
    await page.getByLabel('Password', { exact: true }).fill('host password 1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Calls' }).first().click();
    await page
      .getByRole('button', { name: /^Play recording/ })
      .first()
      .click();
    await browser.hearsAudio();
  });
});
