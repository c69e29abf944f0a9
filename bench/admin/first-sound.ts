import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Visitor } from './visitor';

const LONGEST_MS = 30_000;
const LOOK_EVERY_MS = 50;

export interface FirstSound {
  /** From the click to sound. */
  readonly soundMs: number;
  /** From the player's appearance to its drawn outline. */
  readonly waveformMs: number;
}

/** When the button was pressed, the player stood there, its outline was drawn and sound came. */
const WATCH = `
  globalThis.seen = {};
  addEventListener('click', () => (seen.click ??= performance.now()), true);
  addEventListener('playing', () => (seen.sound ??= performance.now()), true);
  const look = () => {
    if (document.querySelector('vk-recording-player')) seen.player ??= performance.now();
    if (document.querySelector('vk-recording-player input.under')) seen.waveform ??= performance.now();
    requestAnimationFrame(look);
  };
  look();
`;

interface Seen {
  readonly click: number;
  readonly player: number;
  readonly waveform: number;
  readonly sound: number;
}

/** The first recording somebody plays after opening the page; nothing of the player was loaded before. */
export function firstSound(visitor: Visitor): Promise<FirstSound> {
  return visitor.visit(
    '/calls',
    async (page) => {
      const play = page.getByRole('button', { name: /^Play recording/ }).first();
      await play.waitFor();
      await page.waitForLoadState('networkidle');
      await play.click();
      const { click, player, waveform, sound } = await allSeen(page);
      return { soundMs: sound - click, waveformMs: waveform - player };
    },
    (page) => page.addInitScript(WATCH).then(() => undefined),
  );
}

/** Asked from outside: the pages let no text be run as a script, as Playwright's own waiting would. */
async function allSeen(page: Page): Promise<Seen> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const seen = await page.evaluate<Partial<Seen>>('seen');
    const { click, player, waveform, sound } = seen;
    if (click !== undefined && player !== undefined && waveform !== undefined && sound !== undefined)
      return { click, player, waveform, sound };
    if (Date.now() > deadline) throw new Error(`Only this was seen: ${JSON.stringify(seen)}.`);
    await pause(LOOK_EVERY_MS);
  }
}
