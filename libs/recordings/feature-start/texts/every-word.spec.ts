import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { StartPage } from '../start-page';

const BASE = '/api/v1/workspaces/w1';
/** What the server names, units and months. */
const DATA = ['AC1', 'bucket-one', 'MB', 'min', 'May'];

describe('the first steps', () => {
  /** @param at when Twilio last came by and somebody last heard a recording */
  async function open(connected: boolean, at: string | null = null): Promise<Rendered<StartPage>> {
    const fixture = TestBed.createComponent(StartPage);
    const server = TestBed.inject(HttpTestingController);
    const page = new Rendered(fixture);
    const answer = (path: string, body: object): void =>
      server.match((asked) => asked.url === BASE + path).forEach((request) => request.flush(body));
    fixture.detectChanges();
    const webhooks = { lastReceivedAt: at };
    answer('/telephony', { configured: connected, accountSid: connected ? 'AC1' : null, webhooks });
    const bucket = connected ? 'bucket-one' : null;
    answer('/storage', { configured: connected, enabled: connected, bucket });
    answer('/storage/migrations', { items: [], nextCursor: null });
    await page.settled();
    const twilio = { freeMinutes: 10_000, pricePerMinuteMonth: 0.0005 };
    answer('/storage/usage', { objects: at ? 10 : 0, twilio });
    answer('/audit-events', { items: at ? [{ at }] : [], nextCursor: null });
    const found = { recordings: 40, seconds: 3_600_000, bytes: 5_000_000 };
    answer('/storage/migrations/preview', { ...found, estimatedSeconds: 30, complete: true });
    await page.settled();
    return page;
  }

  beforeEach(() => {
    // A page nobody sees asks nothing by itself.
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), provideRouter([]), providePseudoTexts()],
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('have no word of their own: every one comes from the texts', async () => {
    const page = await open(false);
    expect(page.element.querySelectorAll('h2')).toHaveLength(7);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('have none once an account and a bucket are connected', async () => {
    const page = await open(true);
    expect(page.text).toContain('$25.00');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('have none once a recording was heard', async () => {
    const page = await open(true, '2020-05-04T12:00:00Z');
    expect(page.text).toContain('4 May 2020');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });
});
