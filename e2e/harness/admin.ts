import { startSandbox, type Sandbox } from '../../apps/sandbox';
import { TestBrowser } from './browser';
import type { Product } from './product';
import { startTrial } from './trial';
import { TestWorkspace } from './workspace';

/** The product in trial mode over an account of its own, with its admin as a person has it before them. */
export class Admin {
  private constructor(
    private readonly sandbox: Sandbox,
    readonly browser: TestBrowser,
    readonly product: Product,
    readonly bucket: string,
  ) {}

  static async start(account: Parameters<typeof startSandbox>[0], timeoutMs = 20_000): Promise<Admin> {
    const sandbox = await startSandbox(account);
    const { product, bucket } = await startTrial(sandbox);
    const browser = await TestBrowser.open();
    browser.page.setDefaultTimeout(timeoutMs);
    return new Admin(sandbox, browser, product, bucket);
  }

  get page(): TestBrowser['page'] {
    return this.browser.page;
  }

  /** The trial's own workspace, all of its history in the bucket. */
  async migratedClinic(): Promise<TestWorkspace> {
    const clinic = await TestWorkspace.named(await this.product.client(), 'Demo clinic');
    await clinic.saveStorage(clinic.storageForm(this.bucket));
    await clinic.finished(await clinic.startMigration());
    return clinic;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.product.stop();
    await this.sandbox.close();
  }

  async signIn(): Promise<void> {
    const { email, password } = this.product;
    await this.page.goto(this.product.url);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('heading', { level: 1, name: /^(Calls|Get started)$/ }).waitFor();
  }

  /** Loads the page at `path` anew and waits until its heading stands there and nothing loads any more. */
  async open(path: string, heading: string): Promise<void> {
    await this.page.goto(this.product.url + path);
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await this.page.locator('vk-loading-rows').waitFor({ state: 'detached' });
  }

  /** Shows the pages of the workspace with this name from now on. */
  async choose(workspace: string): Promise<void> {
    await this.page.getByLabel('Workspace', { exact: true }).selectOption({ label: workspace });
  }
}
