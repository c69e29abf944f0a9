export interface MediaCommands {
  readonly play: () => void;
  readonly pause: () => void;
  readonly skip: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
}

export interface MediaState {
  readonly isPlaying: boolean;
  readonly position: number;
  readonly duration: number | null;
  readonly speed: number;
}

const ACTIONS = ['play', 'pause', 'seekbackward', 'seekforward', 'seekto'] as const;

/** The keys of a keyboard or headset, and what the system says of what plays. Does nothing where there are none. */
export class MediaKeys {
  private readonly session: MediaSession | undefined;

  constructor(document: Document) {
    // Not there in every browser, whatever the types say.
    this.session = (document.defaultView?.navigator as Partial<Navigator> | undefined)?.mediaSession;
  }

  take({ play, pause, skip, seek }: MediaCommands, stepSeconds: number): void {
    const handlers: Record<(typeof ACTIONS)[number], MediaSessionActionHandler> = {
      play,
      pause,
      seekbackward: ({ seekOffset }) => skip(-(seekOffset ?? stepSeconds)),
      seekforward: ({ seekOffset }) => skip(seekOffset ?? stepSeconds),
      seekto: ({ seekTime }) => seekTime !== undefined && seek(seekTime),
    };
    for (const action of ACTIONS) this.session?.setActionHandler(action, handlers[action]);
  }

  name(title: string, artist: string): void {
    if (this.session) this.session.metadata = new MediaMetadata({ title, artist });
  }

  show({ isPlaying, position, duration, speed }: MediaState): void {
    if (!this.session) return;
    this.session.playbackState = isPlaying ? 'playing' : 'paused';
    if (duration === null) return this.session.setPositionState();
    const state = { duration, playbackRate: speed, position: Math.min(position, duration) };
    this.session.setPositionState(state);
  }

  clear(): void {
    if (!this.session) return;
    for (const action of ACTIONS) this.session.setActionHandler(action, null);
    this.session.metadata = null;
    this.session.playbackState = 'none';
    this.session.setPositionState();
  }
}
