import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { MigrationItem, MigrationRun } from '@voicekeep/shared/contracts';
import { Confirmation, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { MigrationPanel } from './migration-panel';

const URL = '/api/v1/workspaces/w1/storage/migrations';
const running: MigrationRun = {
  id: 'r1',
  kind: 'copy',
  state: 'running',
  listed: true,
  total: 1204,
  done: 812,
  failed: 0,
  skipped: 0,
  bytes: 5_000_000,
  rate: 14,
  etaSeconds: 28,
  keepTwilioCopies: false,
  startedAt: '2026-11-20T09:00:00.000Z',
  finishedAt: null,
};
const failure = (recordingId: string, code: string): MigrationItem => ({
  recordingId,
  recordingSid: 'RE1',
  state: 'failed',
  recordingState: 'failed',
  lastError: { code, message: `Because of ${code}.` },
});

describe('the migration panel', () => {
  let fixture: ComponentFixture<MigrationPanel>;
  let http: HttpTestingController;
  const confirms = { ask: jest.fn<Promise<boolean>, []>() };
  const settled = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  };
  const words = (): string => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const button = (name: string): HTMLButtonElement | undefined =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === name,
    );
  const answer = async (method: string, path: string, body: object): Promise<void> => {
    http.expectOne((request) => request.method === method && request.url === URL + path).flush(body);
    await settled();
  };

  async function open(runs: MigrationRun[], ready = true): Promise<void> {
    fixture = TestBed.createComponent(MigrationPanel);
    fixture.componentRef.setInput('ready', ready);
    http = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
    http.match(`${URL}/preview`).forEach((request) => request.flush(preview));
    await answer('GET', '', { items: runs, nextCursor: null });
    http.match(`${URL}/preview`).forEach((request) => request.flush(preview));
    await settled();
  }
  const preview = { recordings: 40, seconds: 7200, bytes: 115_000_000, estimatedSeconds: 12, complete: true };

  beforeEach(() => {
    jest.useFakeTimers();
    confirms.ask.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Confirmation, useValue: confirms },
        {
          provide: VOICEKEEP_CONTEXT,
          useValue: { apiBaseUrl: '/api/v1', workspaceId: signal('w1'), mayAdminister: signal(true) },
        },
      ],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('says how much there is to move and how long it takes', async () => {
    await open([]);
    expect(words()).toContain('40 recordings, about 115 MB, are at Twilio; moving them takes about 12 s.');
  });

  it('cannot start before a bucket is saved', async () => {
    await open([], false);
    expect(button('Migrate existing recordings')?.disabled).toBe(true);
    expect(words()).toContain('Save working storage settings first');
  });

  it('finds a run again after a reload, with its pace', async () => {
    await open([running]);
    expect(words()).toContain('812 of 1,204');
    expect(words()).toContain('14 per second · 28 s left');
    expect(button('Migrate existing recordings')).toBeUndefined();
  });

  it('says why a run cannot go on', async () => {
    await open([
      { ...running, lastError: { code: 'telephony.refused', message: 'Twilio refused the key.' } },
    ]);
    expect(words()).toContain('Twilio refused the key. It tries again by itself.');
    expect(words()).toContain('telephony.refused');
  });

  it('follows the run from the start to its end', async () => {
    await open([]);
    button('Migrate existing recordings')?.click();
    await answer('POST', '', { ...running, total: 40, done: 0 });
    expect(words()).toContain('0 of 40');
    await jest.advanceTimersByTimeAsync(1000);
    await answer('GET', '/r1', { ...running, total: 40, done: 40, state: 'completed' });
    expect(words()).toContain('40 of 40');
    expect(words()).toContain('every copy was verified');
  });

  it('pauses, and says so', async () => {
    await open([running]);
    button('Pause')?.click();
    await answer('POST', '/r1/pause', {});
    await answer('GET', '/r1', { ...running, state: 'paused' });
    expect(words()).toContain('Paused.');
    expect(button('Resume')).toBeDefined();
  });

  it('cancels only after a yes', async () => {
    await open([running]);
    confirms.ask.mockResolvedValue(false);
    button('Cancel migration')?.click();
    await settled();
    http.expectNone(`${URL}/r1/cancel`);
    confirms.ask.mockResolvedValue(true);
    button('Cancel migration')?.click();
    await settled();
    http.expectOne(`${URL}/r1/cancel`);
  });

  it('groups failures by cause, the most frequent first, and retries them', async () => {
    fixture = TestBed.createComponent(MigrationPanel);
    fixture.componentRef.setInput('ready', true);
    http = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
    await answer('GET', '', { items: [{ ...running, failed: 3 }], nextCursor: null });
    const items = [failure('1', 'rare'), failure('2', 'often'), failure('3', 'often')];
    await answer('GET', '/r1/items', { items, nextCursor: null });
    expect(words()).toMatch(/2 × Because of often\.[\s\S]*1 × Because of rare\./);
    button('Retry 3')?.click();
    await settled();
    http.expectOne(`${URL}/r1/retry-failed`);
  });

  it('pilots the newest few and keeps their copies', async () => {
    await open([]);
    button('Move 10 recordings')?.click();
    const request = http.expectOne(({ method, url }) => method === 'POST' && url === URL);
    expect(request.request.body).toEqual({ limit: 10, keepTwilioCopies: true });
  });

  it('deletes the kept copies only after a yes to their number', async () => {
    const deletions = '/api/v1/workspaces/w1/storage/twilio-deletions';
    await open([]);
    http.expectOne(`${deletions}/preview`).flush({ recordings: 1204, seconds: 1, bytes: 1 });
    await settled();
    expect(words()).toContain('1,204 earlier recordings are in your bucket and still at Twilio.');
    confirms.ask.mockResolvedValue(false);
    button('Delete 1,204 Twilio copies…')?.click();
    await settled();
    http.expectNone(deletions);
    confirms.ask.mockResolvedValue(true);
    button('Delete 1,204 Twilio copies…')?.click();
    await settled();
    const request = http.expectOne(deletions);
    expect(request.request.body).toEqual({ count: 1204 });
    request.flush({ ...running, kind: 'delete_twilio_copies', total: 1204, done: 0 });
    await settled();
    expect(words()).toContain('0 of 1,204');
    expect(button('Cancel deletion')).toBeDefined();
  });

  it('moves what lies in earlier buckets only after a yes to its number', async () => {
    const moves = '/api/v1/workspaces/w1/storage/copy-moves';
    await open([]);
    http.expectOne(`${moves}/preview`).flush({ recordings: 3, seconds: 1, bytes: 1, notOurs: 0 });
    await settled();
    expect(words()).toContain('3 recordings lie in a bucket or folder that was used before.');
    confirms.ask.mockResolvedValue(true);
    button('Move 3 recordings here…')?.click();
    await settled();
    const request = http.expectOne(moves);
    expect(request.request.body).toEqual({ count: 3 });
    request.flush({ ...running, kind: 'move_copies', total: 3, done: 0 });
    await settled();
    expect(words()).toContain('0 of 3');
    expect(button('Cancel move')).toBeDefined();
  });

  it('keeps the reason of a refused command in sight while looking goes on', async () => {
    await open([running]);
    button('Pause')?.click();
    http
      .expectOne(`${URL}/r1/pause`)
      .flush(
        { code: 'access.denied', detail: 'Only an administrator may do this.' },
        { status: 403, statusText: 'no' },
      );
    await settled();
    await jest.advanceTimersByTimeAsync(1000);
    await answer('GET', '/r1', running);
    expect(words()).toContain('Only an administrator may do this.');
  });
});
