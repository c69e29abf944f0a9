import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { CallLog } from '@voicekeep/shared/contracts';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallListPage } from '../call-list-page';
import { aCall } from '../testing/a-call';

const CAMPAIGN = '01890a5d-ac96-774b-bcce-b302099a8057';
const SEARCH = `number=1003&tag=VIP&period=7&kind=voicemail&state=failed&direction=inbound&campaign=${CAMPAIGN}`;
/** What people wrote and the server said. */
const DATA = ['Anna', 'VIP', 'Spring', 'refund', 'Mend it.'];

describe('the call list in another language', () => {
  let fixture: ComponentFixture<CallListPage>;
  let page: Rendered<CallListPage>;
  let server: HttpTestingController;

  const open = async (url: string): Promise<void> => {
    await TestBed.inject(Router).navigateByUrl(url);
    fixture = TestBed.createComponent(CallListPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    page = new Rendered(fixture);
    fixture.detectChanges();
    server.match((sent) => sent.url.endsWith('/delete')).forEach((request) => request.flush({ items: [] }));
  };
  const listed = async (items: readonly CallLog[], nextCursor: string | null): Promise<void> => {
    server.expectOne((sent) => sent.url.endsWith('/call-logs')).flush({ items, nextCursor });
    await page.settled();
  };
  const click = async (selector: string): Promise<void> => {
    page.element.querySelector<HTMLElement>(selector)!.click();
    await page.settled();
  };

  beforeEach(() => {
    // A page nobody sees asks nothing by itself.
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), provideRouter([{ path: '**', children: [] }]), providePseudoTexts()],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('has no word of its own: every one comes from the texts', async () => {
    await open(`/calls?${SEARCH}&min=30&max=600&area=415`);
    const several = [
      { id: 'r1', kind: 'voicemail', state: 'cleaned', durationSeconds: 63 },
      { id: 'r2', kind: 'call', state: 'failed', durationSeconds: null },
    ] as const;
    const known = { callerName: 'Anna', startedAt: new Date().toISOString(), tags: ['VIP'], onHold: true };
    await listed([aCall('a', { ...known, recordings: several }), aCall('b')], 'more');
    server
      .expectOne((sent) => sent.url.endsWith('/campaigns'))
      .flush({
        items: [{ id: CAMPAIGN, name: 'Spring', trackingNumber: null, createdAt: '' }],
        nextCursor: null,
      });
    await page.settled();
    await click('button.more');
    await page.settled();
    await click('thead input');
    expect(page.element.querySelectorAll('vk-more-filters, vk-selection-bar .open, .chip')).toHaveLength(12);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it.each<[string, string | null]>([
    ['/calls', null],
    ['/calls?notes=refund', 'more'],
    ['/calls?tag=VIP', null],
  ])('has none where nothing is listed: %s', async (url, nextCursor) => {
    await open(url);
    await listed([], nextCursor);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('has none where a filter is refused', async () => {
    await open('/calls?number=12');
    const errors = [{ path: 'number', code: 'request.phone_format', message: 'Mend it.' }];
    server
      .expectOne((sent) => sent.url.endsWith('/call-logs'))
      .flush({ code: 'request.phone_format', detail: 'Mend it.', errors }, { status: 422, statusText: 'no' });
    await page.settled();
    expect(page.element.querySelector('mat-error')?.textContent).toBe('Mend it.');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });
});
