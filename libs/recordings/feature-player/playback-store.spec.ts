import { TestBed } from '@angular/core/testing';
import type { CallLog, Recording } from '@voicekeep/shared/contracts';
import { ApiProblem } from '@voicekeep/shared/ui';
import { PlaybackClient } from './playback-client';
import { PlaybackStore } from './playback-store';

const call = { recordingId: 'r1', title: 'A → B', subtitle: 'Today' };
const startedAt = '2026-11-02T08:05:00.000Z';
const callLog = { from: '+14155550100', to: '+14155550101', callerName: 'Dana', startedAt } as CallLog;

const refusal = (status: number, code: string, details: object = {}): ApiProblem =>
  new ApiProblem('It cannot be played.', status, {
    ...{ type: 'about:blank', title: 'No', status, detail: 'It cannot be played.', code, requestId: '1' },
    ...details,
  });

/** The server as the store sees it; refuses while it is told to. */
class Server {
  links = 0;
  refuses: ApiProblem | null = null;
  recordingOf: Partial<Recording> = { kind: 'call', startedAt, callLogId: 'c1' };

  async link(): Promise<{ url: string; expiresAt: string; source: 's3'; contentType: string }> {
    this.links += 1;
    if (this.refuses) throw this.refuses;
    return { url: `https://s3/${this.links}`, expiresAt: '', source: 's3', contentType: 'audio/wav' };
  }
  async peaks(): Promise<number[][]> {
    return [[0.5, 1]];
  }
  async recording(): Promise<Recording> {
    return this.recordingOf as Recording;
  }
  async call(id: string): Promise<CallLog> {
    if (id !== 'c1') throw refusal(404, 'call_log.not_found');
    return callLog;
  }
}

describe('playing a recording', () => {
  let server: Server;
  let store: PlaybackStore;

  beforeEach(() => {
    server = new Server();
    TestBed.configureTestingModule({
      providers: [PlaybackStore, { provide: PlaybackClient, useValue: server }],
    });
    store = TestBed.inject(PlaybackStore);
  });

  it('fetches a fresh link each time and then the outline', async () => {
    await store.play(call);
    expect(store.source()).toMatchObject({
      url: 'https://s3/1',
      peaks: [[0.5, 1]],
      startSeconds: 0,
      plays: true,
    });
    await store.play({ ...call });
    expect(store.source()?.url).toBe('https://s3/2');
  });

  it('renews a failed link without a word and goes on where it stood; one that is no better is told', async () => {
    await store.play(call);
    await store.refresh(41);
    expect([store.source()?.url, store.problem()]).toEqual(['https://s3/2', null]);
    expect(store.source()).toMatchObject({ startSeconds: 41, plays: true, peaks: [[0.5, 1]] });
    await store.refresh(42);
    expect(store.problem()).toMatch(/cannot be read/);
    expect(server.links).toBe(2);
  });

  it('renews the links of a long recording as often as they expire', async () => {
    await store.play(call);
    for (const atSeconds of [3600, 7200, 10_800]) await store.refresh(atSeconds);
    expect([store.source()?.url, store.problem()]).toEqual(['https://s3/4', null]);
  });

  describe('opened by a link to a moment', () => {
    const moment = { recordingId: 'r1', atSeconds: 63 };

    it('begins there, under the names of its call', async () => {
      await store.play(moment);
      expect(store.source()).toMatchObject({
        startSeconds: 63,
        title: 'Dana (+1 415 555 0100) → +1 415 555 0101',
        subtitle: expect.stringContaining('2 Nov 2026'),
      });
    });

    it('goes without its call when that was deleted', async () => {
      server.recordingOf = { kind: 'voicemail', startedAt, callLogId: 'c2' };
      await store.play(moment);
      expect(store.source()?.title).toBe('Voicemail without a call log');
      server.recordingOf = { kind: 'call', startedAt, callLogId: null };
      await store.play({ ...moment });
      expect(store.source()?.title).toBe('Call without a call log');
    });

    it('says so when there is nothing to play', async () => {
      server.refuses = refusal(404, 'recording.not_found');
      await store.play(moment);
      expect([store.source(), store.problem()]).toEqual([null, 'It cannot be played.']);
    });
  });

  describe('that lies in an archive class', () => {
    const restoring = refusal(409, 'recording.restoring', { storageClass: 'GLACIER', expectedAt: startedAt });

    it('is told apart from what goes wrong', async () => {
      server.refuses = refusal(409, 'recording.archived', { storageClass: 'GLACIER' });
      await store.play(call);
      expect(store.archived()).toMatchObject({ storageClass: 'GLACIER', isRestoring: false });
      expect([store.source(), store.problem()]).toEqual([null, null]);
      await store.lookAgain();
      expect(server.links).toBe(1);
    });

    it('waits for the person once it is back', async () => {
      server.refuses = restoring;
      await store.play(call);
      await store.lookAgain();
      expect(store.archived()).toMatchObject({ isRestoring: true, expectedAt: startedAt });
      server.refuses = null;
      await store.lookAgain();
      expect(store.archived()).toBeNull();
      expect(store.source()).toMatchObject({ plays: false, peaks: [[0.5, 1]] });
      expect(store.isReady()).toBe(true);
    });

    it('stays on its way while the server does not answer', async () => {
      server.refuses = restoring;
      await store.play(call);
      server.refuses = new ApiProblem('Voicekeep does not answer.', 0, null);
      await store.lookAgain();
      expect([store.archived()?.isRestoring, store.problem()]).toEqual([true, null]);
    });
  });
});
