import type { Visitor } from './visitor';

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
      await page.waitForFunction('seen.sound !== undefined && seen.waveform !== undefined');
      const { click, player, waveform, sound } = await page.evaluate<Seen>('seen');
      return { soundMs: sound - click, waveformMs: waveform - player };
    },
    (page) => page.addInitScript(WATCH).then(() => undefined),
  );
}
