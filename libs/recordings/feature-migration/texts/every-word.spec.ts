import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { MigrationItem, MigrationRun } from '@voicekeep/shared/contracts';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { MigrationPage } from '../migration-page';

const BASE = '/api/v1/workspaces/w1/storage';
const refused = { code: 'telephony.refused', message: 'Twilio refused the key.' };
const completed: MigrationRun = {
  id: 'r1',
  kind: 'copy',
  state: 'completed',
  listed: true,
  total: 1204,
  done: 1202,
  failed: 1,
  skipped: 1,
  bytes: 5_000_000,
  rate: 0,
  etaSeconds: null,
  keepTwilioCopies: false,
  startedAt: '2020-11-20T09:00:00.000Z',
  finishedAt: '2020-11-20T10:00:00.000Z',
};
const failure: MigrationItem = {
  recordingId: '1',
  recordingSid: 'RE1',
  state: 'failed',
  recordingState: 'failed',
  lastError: refused,
};
/** What the server said, units and months. */
const DATA = [refused.message, refused.code, 'MB', 'Nov'];

describe('the migration page', () => {
  async function open(runs: MigrationRun[]): Promise<Rendered<MigrationPage>> {
    const fixture = TestBed.createComponent(MigrationPage);
    const server = TestBed.inject(HttpTestingController);
    const page = new Rendered(fixture);
    const answer = (path: string, body: object): void =>
      server.match((asked) => asked.url === BASE + path).forEach((request) => request.flush(body));
    fixture.detectChanges();
    answer('', { configured: true, enabled: true });
    answer('/migrations', { items: runs, nextCursor: null });
    await page.settled();
    answer('/migrations/r1/items', { items: [failure], nextCursor: null });
    const found = { recordings: 40, seconds: 7200, bytes: 115_000_000 };
    answer('/migrations/preview', { ...found, estimatedSeconds: 12, complete: true });
    answer('/twilio-deletions/preview', found);
    answer('/copy-moves/preview', { ...found, notOurs: 0 });
    await page.settled();
    return page;
  }

  beforeEach(() => {
    // A page nobody sees asks nothing by itself.
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    TestBed.configureTestingModule({ providers: [...workspaceContext(), providePseudoTexts()] });
  });
  afterEach(() => jest.restoreAllMocks());

  it('has no word of its own: every one comes from the texts', async () => {
    const page = await open([completed]);
    expect(page.text).toContain('1,203');
    expect(page.text).toContain(refused.message);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('has none while a run is under way', async () => {
    const pace = { listed: false, rate: 14, etaSeconds: 28, lastError: refused };
    const page = await open([{ ...completed, ...pace, state: 'running', finishedAt: null }]);
    expect(page.text).toContain('28 s');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('has none before the first run', async () => {
    const page = await open([]);
    expect(page.text).toContain('115 MB');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });
});
