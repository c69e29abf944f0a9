/** How loud each channel is on the left and on the right ear: both as recorded, one alone on both. */
export function earsOf(muted: ReadonlySet<number>): readonly (readonly [number, number])[] {
  return [0, 1].map((channel) => {
    if (muted.has(channel)) return [0, 0];
    if (muted.size > 0) return [1, 1];
    return channel === 0 ? [1, 0] : [0, 1];
  });
}

/** Long enough for no click, short enough to be at once. */
const FADE_SECONDS = 0.01;

/**
 * Lets each of two channels be muted. From then on the element is heard through it alone, and what the
 * element plays without CORS is silent. Make it while a person presses something, or browsers keep it asleep.
 */
export class ChannelMixer {
  private readonly context = new AudioContext();
  /** Per channel, the ways to both ears. */
  private readonly gains: GainNode[][];

  constructor(audio: HTMLMediaElement) {
    const { context } = this;
    // What has one channel only comes out of it as two that are the same.
    const both = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const channels = context.createChannelSplitter(2);
    const ears = context.createChannelMerger(2);
    context.createMediaElementSource(audio).connect(both).connect(channels);
    this.gains = [0, 1].map((channel) =>
      [0, 1].map((ear) => {
        const gain = new GainNode(context, { gain: channel === ear ? 1 : 0 });
        channels.connect(gain, channel);
        gain.connect(ears, 0, ear);
        return gain;
      }),
    );
    ears.connect(context.destination);
  }

  /** Browsers put it to sleep, such as when a telephone rings. */
  wake(): void {
    void this.context.resume();
  }

  hear(muted: ReadonlySet<number>): void {
    this.wake();
    for (const [channel, levels] of earsOf(muted).entries())
      for (const [ear, level] of levels.entries())
        this.gains[channel]?.[ear]?.gain.setTargetAtTime(level, this.context.currentTime, FADE_SECONDS);
  }

  close(): void {
    void this.context.close();
  }
}
