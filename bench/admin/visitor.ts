import { type Browser, chromium, type BrowserContext, type Page } from 'playwright-core';
import { OWNER } from '../product/installation';
import { variable } from '../product/variable';

const DEADLINE_MS = 60_000;

/** WebPageTest's "3G Fast": 1.6 Mbit/s down, 768 kbit/s up, 150 ms there and back. */
export const FAST_3G = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 96_000 } as const;
export const CPU_SLOWDOWN = 4;

type Memory = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A person with Debian's Chromium; each visit begins with an empty cache. */
export class Visitor {
  /** Cookies, and what the pages keep in the browser. */
  private memory: Memory = { cookies: [], origins: [] };

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async at(url: string): Promise<Visitor> {
    const browser = await chromium.launch({
      executablePath: variable('TEST_CHROMIUM'),
      args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
    });
    return new Visitor(browser, url);
  }

  async signIn(): Promise<void> {
    await this.visit('/', async (page) => {
      await page.getByLabel('Email').fill(OWNER.email);
      await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
      this.memory = await page.context().storageState();
    });
  }

  /** @param prepare what is set up before the page is opened */
  async visit<T>(
    path: string,
    look: (page: Page) => Promise<T>,
    prepare: (page: Page) => Promise<void> = async () => undefined,
  ): Promise<T> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      storageState: this.memory,
    });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(DEADLINE_MS);
      await prepare(page);
      await page.goto(this.url + path);
      return await look(page);
    } finally {
      await context.close();
    }
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
