import { type MediaCommands, MediaKeys } from './media-keys';

class Session {
  readonly handlers = new Map<string, MediaSessionActionHandler | null>();
  metadata: unknown = null;
  playbackState = 'none';
  position: MediaPositionState | undefined;
  setActionHandler(action: string, handler: MediaSessionActionHandler | null): void {
    this.handlers.set(action, handler);
  }
  setPositionState(state?: MediaPositionState): void {
    this.position = state;
  }
  press(action: MediaSessionAction, more: Partial<MediaSessionActionDetails> = {}): void {
    this.handlers.get(action)?.({ action, ...more });
  }
}

describe('the keys of a keyboard or headset', () => {
  let session: Session;
  let keys: MediaKeys;
  let done: string[];
  const commands: MediaCommands = {
    play: () => done.push('play'),
    pause: () => done.push('pause'),
    skip: (seconds) => done.push(`skip ${seconds}`),
    seek: (seconds) => done.push(`seek ${seconds}`),
  };
  const documentWith = (navigator: object): Document => ({ defaultView: { navigator } }) as never;

  beforeEach(() => {
    session = new Session();
    done = [];
    Object.assign(globalThis, {
      MediaMetadata: class {
        constructor(readonly init: object) {}
      },
    });
    keys = new MediaKeys(documentWith({ mediaSession: session }));
  });

  it('play, pause, step and seek', () => {
    keys.take(commands, 10);
    session.press('play');
    session.press('pause');
    session.press('seekbackward');
    session.press('seekforward', { seekOffset: 30 });
    session.press('seekto', { seekTime: 63 });
    expect(done).toEqual(['play', 'pause', 'skip -10', 'skip 30', 'seek 63']);
  });

  it('the system hears what plays and where it stands, never beyond the end', () => {
    keys.name('Front desk', 'Today 09:41');
    keys.show({ isPlaying: true, position: 12.2, duration: 12, speed: 1.5 });
    expect(session.metadata).toEqual({ init: { title: 'Front desk', artist: 'Today 09:41' } });
    expect([session.playbackState, session.position]).toEqual([
      'playing',
      { duration: 12, playbackRate: 1.5, position: 12 },
    ]);
  });

  it('belong to nobody once the player is closed', () => {
    keys.take(commands, 10);
    keys.name('Front desk', '');
    keys.show({ isPlaying: true, position: 1, duration: 12, speed: 1 });
    keys.clear();
    session.press('play');
    expect(done).toEqual([]);
    expect([session.metadata, session.playbackState, session.position]).toEqual([null, 'none', undefined]);
  });

  it('are not missed where the browser has none', () => {
    const none = new MediaKeys(documentWith({}));
    none.take(commands, 10);
    none.name('Front desk', '');
    none.show({ isPlaying: false, position: 0, duration: null, speed: 1 });
    expect(() => none.clear()).not.toThrow();
  });
});
