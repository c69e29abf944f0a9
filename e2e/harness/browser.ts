import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium as engine, type Page } from 'playwright-core';
import { eventually } from './eventually';
import { chromium } from './test-services';

/** Debian's Chromium with an empty profile that asks the outside world nothing. */
export class TestBrowser {
  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
    readonly page: Page,
    readonly problems: string[],
  ) {}

  static async open(): Promise<TestBrowser> {
    const profile = await mkdtemp(join(tmpdir(), 'vk-chromium-'));
    const context = await engine.launchPersistentContext(profile, {
      executablePath: chromium(),
      headless: true,
      viewport: { width: 1440, height: 900 },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    return new TestBrowser(context, profile, page, problems);
  }

  /** Resolves once an audio element has really advanced past its first second. */
  async hearsAudio(): Promise<void> {
    await eventually(async () => {
      const playing = await this.page
        .locator('audio')
        .evaluateAll((audios: readonly { paused?: boolean; currentTime?: number }[]) =>
          audios.some((audio) => audio.paused === false && (audio.currentTime ?? 0) > 1),
        );
      if (!playing) throw new Error('no audio element plays');
    }, 20_000);
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true });
  }
}
