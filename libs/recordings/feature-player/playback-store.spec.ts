import { TestBed } from '@angular/core/testing';
import { PlaybackClient } from './playback-client';
import { PlaybackStore } from './playback-store';

const call = { recordingId: 'r1', title: 'A → B', subtitle: 'Today' };

describe('playing a recording', () => {
  let links: number;
  let store: PlaybackStore;

  beforeEach(() => {
    links = 0;
    const client: Pick<PlaybackClient, 'link' | 'peaks'> = {
      link: async () => {
        links += 1;
        return { url: `https://s3/${links}`, expiresAt: '', source: 's3', contentType: 'audio/wav' };
      },
      peaks: async () => [[0.5, 1]],
    };
    TestBed.configureTestingModule({
      providers: [PlaybackStore, { provide: PlaybackClient, useValue: client }],
    });
    store = TestBed.inject(PlaybackStore);
  });

  it('fetches a fresh link each time and then the outline', async () => {
    await store.play(call);
    expect(store.source()).toMatchObject({ url: 'https://s3/1', peaks: [[0.5, 1]] });
    await store.play({ ...call });
    expect(store.source()?.url).toBe('https://s3/2');
  });

  it('renews a failed link once without a word, then says so', async () => {
    await store.play(call);
    await store.refresh();
    expect([store.source()?.url, store.problem()]).toEqual(['https://s3/2', null]);
    await store.refresh();
    expect(store.problem()).toMatch(/cannot be read/);
    expect(links).toBe(2);
  });
});
