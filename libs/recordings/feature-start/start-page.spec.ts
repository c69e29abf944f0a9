import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MigrationPreview, MigrationRun, StorageUsage } from '@voicekeep/shared/contracts';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { StartPage } from './start-page';
import { StartStore } from './start-store';

const BASE = '/api/v1/workspaces/w1';
const preview: MigrationPreview = {
  ...{ recordings: 40, seconds: 3_600_000, bytes: 5_000_000, estimatedSeconds: 30, complete: true },
};
const usage = {
  objects: 0,
  twilio: { freeMinutes: 10_000, pricePerMinuteMonth: 0.0005 },
} as unknown as StorageUsage;
const run = { id: 'r1', kind: 'copy', state: 'running', total: 10, done: 4, skipped: 0 } as MigrationRun;

interface Told {
  readonly twilio?: boolean;
  readonly bucket?: boolean;
  readonly run?: MigrationRun | null;
  readonly heardAt?: string | null;
}

describe('the first steps', () => {
  let fixture: ComponentFixture<StartPage>;
  let page: Rendered<StartPage>;
  let server: HttpTestingController;

  const look = async ({ twilio = true, bucket = true, run = null, heardAt = null }: Told) => {
    const webhooks = { lastReceivedAt: heardAt };
    server.expectOne(`${BASE}/telephony`).flush({ configured: twilio, accountSid: 'AC1', webhooks });
    server.expectOne(`${BASE}/storage`).flush({ configured: bucket, enabled: bucket, bucket: 'calls' });
    const runs = server.expectOne((asked) => asked.url === `${BASE}/storage/migrations`);
    runs.flush({ items: run ? [run] : [], nextCursor: null });
    await page.settled();
  };
  const count = async (stored: number, waiting: MigrationPreview | null = preview, playedAt?: string) => {
    server.expectOne(`${BASE}/storage/usage`).flush({ ...usage, objects: stored });
    const events = server.expectOne((asked) => asked.url === `${BASE}/audit-events`);
    events.flush({ items: playedAt ? [{ at: playedAt }] : [], nextCursor: null });
    if (waiting) server.expectOne(`${BASE}/storage/migrations/preview`).flush(waiting);
    await page.settled();
  };
  const store = () => fixture.debugElement.injector.get(StartStore);
  const current = () => page.element.querySelector('[aria-current=step] h2')?.textContent?.trim();

  beforeEach(() => {
    // A page nobody sees asks nothing by itself.
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    TestBed.configureTestingModule({ providers: [...workspaceContext(), provideRouter([])] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(StartPage);
    page = new Rendered(fixture);
    fixture.detectChanges();
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('begin with Twilio, and offer nothing that needs a bucket', async () => {
    await look({ twilio: false, bucket: false });
    await count(0, null);
    expect(current()).toBe('Connect Twilio');
    expect(page.element.querySelector('a')?.getAttribute('href')).toBe('/settings/twilio');
    expect(() => page.press('Move 10 recordings')).toThrow();
  });

  it('show what would move and what it costs at Twilio, before anything is moved', async () => {
    await look({});
    await count(0);
    expect(page.text).toContain('40 recordings, 1000 h 0 min, about 5.0 MB.');
    expect(page.text).toContain('about $25.00 a month at Twilio. Nothing was changed.');
    expect(current()).toBe('Move 10 to see how it goes');
  });

  it('move ten whose copies stay at Twilio, and count them as they arrive', async () => {
    await look({});
    await count(0);
    page.press('Move 10 recordings');
    const started = server.expectOne({ method: 'POST', url: `${BASE}/storage/migrations` });
    expect(started.request.body).toEqual({ limit: 10, keepTwilioCopies: true });
    started.flush(run);
    await page.settled();
    expect(page.text).toContain('4 of 10 are in your bucket and verified.');
  });

  it('read the account once, however often they look, and again when the run has ended', async () => {
    await look({});
    await count(0);
    void store().look();
    await look({});
    page.press('Move 10 recordings');
    server.expectOne({ method: 'POST', url: `${BASE}/storage/migrations` }).flush(run);
    await page.settled();
    void store().follow();
    server.expectOne(`${BASE}/storage/migrations/r1`).flush({ ...run, state: 'completed' });
    await page.settled();
    await count(10);
    expect(page.text).toContain('10 recordings are in your bucket');
  });

  it('lead to the calls once something is in the bucket', async () => {
    await look({ run: { ...run, state: 'completed' } });
    await count(10);
    expect(page.text).toContain('10 recordings are in your bucket');
    expect(current()).toBe('Hear one from your bucket');
  });

  it('go on once one was heard, until nothing is left at Twilio', async () => {
    await look({ heardAt: '2020-05-03T12:00:00Z' });
    await count(10, preview, '2020-05-04T12:00:00Z');
    expect(page.text).toContain('Last played: 4 May 2020');
    expect(current()).toBe('Move everything');
  });

  it('tell when Twilio reached this server, and why nothing could be read', async () => {
    server.expectOne(`${BASE}/storage`).flush({});
    server.expectOne((asked) => asked.url === `${BASE}/storage/migrations`).flush({ items: [] });
    server
      .expectOne(`${BASE}/telephony`)
      .flush({ detail: 'You may not see this workspace.', code: 'no' }, { status: 403, statusText: 'no' });
    await page.settled();
    expect(page.text).toContain('You may not see this workspace.');
    page.press('Try again');
    await look({ heardAt: '2020-05-03T12:00:00Z' });
    await count(0);
    expect(page.text).toContain('Twilio reached Voicekeep: 3 May 2020');
  });
});
