import type { Product } from './product';
import type { TestBrowser } from './browser';

/** The admin as a person has it before them. */
export class Admin {
  constructor(
    private readonly browser: TestBrowser,
    private readonly product: Product,
  ) {}

  get page(): TestBrowser['page'] {
    return this.browser.page;
  }

  async signIn(): Promise<void> {
    const { email, password } = this.product;
    await this.page.goto(this.product.url);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
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
