/**
 * The audio element of a page without a sound card: a spec says what the browser would say of it. Ends with
 * `jest.restoreAllMocks()`.
 */
export class AudioOnStage {
  constructor(private readonly root: ParentNode) {
    jest.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (this: HTMLMediaElement) {
      set(this, 'paused', true);
      this.dispatchEvent(new Event('pause'));
    });
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function (
      this: HTMLMediaElement,
    ) {
      set(this, 'paused', false);
      this.dispatchEvent(new Event('play'));
    });
  }

  /** The one in the page at this moment. */
  get element(): HTMLAudioElement {
    const audio = this.root.querySelector('audio');
    if (!audio) throw new Error('There is no audio element.');
    return audio;
  }

  get asksForLeave(): boolean {
    return this.element.crossOrigin === 'anonymous';
  }

  /** The file can be read, and is this long. */
  opens(durationSeconds: number): void {
    set(this.element, 'duration', durationSeconds);
    this.element.dispatchEvent(new Event('loadedmetadata'));
  }

  stands(seconds: number): void {
    this.element.currentTime = seconds;
    this.element.dispatchEvent(new Event('timeupdate'));
  }

  fails(): void {
    this.element.dispatchEvent(new Event('error'));
  }
}

function set(audio: HTMLMediaElement, name: string, value: unknown): void {
  Object.defineProperty(audio, name, { configurable: true, value });
}
