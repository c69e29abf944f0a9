import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallListPage } from './call-list-page';
import { aCall } from './testing/a-call';

const WORKSPACE = '/api/v1/workspaces/w1';
const CAMPAIGN = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('searching the call list', () => {
  let fixture: ComponentFixture<CallListPage>;
  let page: Rendered<CallListPage>;
  let server: HttpTestingController;
  const workspaceId = signal('w1');
  const router = (): Router => TestBed.inject(Router);

  const open = async (url: string): Promise<void> => {
    await router().navigateByUrl(url);
    fixture = TestBed.createComponent(CallListPage);
    page = new Rendered(fixture);
    fixture.detectChanges();
    server.match(`${WORKSPACE}/call-logs/delete`).forEach((request) => request.flush({ items: [] }));
  };
  const listed = async (ids: readonly string[] = ['a']): Promise<TestRequest['request']['params']> => {
    const request = server.expectOne((sent) => sent.url.endsWith('/call-logs'));
    request.flush({ items: ids.map((id) => aCall(id)), nextCursor: null });
    await page.settled();
    return request.request.params;
  };
  const refused = async (errors: { path: string; code: string; message: string }[]): Promise<void> => {
    server
      .expectOne((sent) => sent.url.endsWith('/call-logs'))
      .flush(
        { code: errors[0]?.code, detail: errors[0]?.message, errors },
        { status: 422, statusText: 'Unprocessable' },
      );
    await page.settled();
  };
  const field = (label: string): HTMLInputElement => {
    const fields = [...page.element.querySelectorAll<HTMLInputElement>('mat-form-field')];
    const found = fields.find((one) => one.querySelector('mat-label')?.textContent === label);
    return found!.querySelector('input')!;
  };
  const type = async (label: string, words: string): Promise<void> => {
    const input = field(label);
    input.value = words;
    input.dispatchEvent(new Event('change'));
    await page.settled();
  };
  const chips = (): string[] =>
    [...page.element.querySelectorAll('.chip')].map((chip) => chip.textContent?.trim() ?? '');

  beforeEach(() => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    workspaceId.set('w1');
    const context = { apiBaseUrl: '/api/v1', workspaceId, mayAdminister: signal(true) };
    TestBed.configureTestingModule({
      providers: [
        ...workspaceContext(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: VOICEKEEP_CONTEXT, useValue: context },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('shows what the address asks for, in words that can be let go one by one', async () => {
    await open('/calls?number=1003&kind=voicemail&play=r1&t=62');
    const params = await listed();
    expect([params.get('number'), params.get('kind')]).toEqual(['1003', 'voicemail']);
    expect(chips()).toEqual(['Remove filter: Number ends in 1003', 'Remove filter: Voicemails only']);
    page.press('Remove filter: Number ends in 1003');
    await page.settled();
    expect((await listed()).has('number')).toBe(false);
    expect(router().url).toBe('/calls?kind=voicemail&play=r1&t=62');
  });

  it('clears all filters at once and leaves the rest of the address alone', async () => {
    await open('/calls?number=1003&period=30&play=r1#x');
    await listed();
    page.press('Clear all');
    await page.settled();
    expect((await listed()).keys().sort()).toEqual(['limit']);
    expect([router().url, chips()]).toEqual(['/calls?play=r1#x', []]);
  });

  it('writes what is typed into the address, as one step of the history', async () => {
    await open('/calls');
    await listed();
    await type('Number', ' 1003 ');
    await listed();
    await type('Tag', 'VIP');
    const params = await listed();
    expect([params.get('number'), params.get('tag')]).toEqual(['1003', 'VIP']);
    expect(router().url).toBe('/calls?number=1003&tag=VIP');
  });

  it('follows the address when it changes by itself, such as by the menu', async () => {
    await open('/calls?number=1003');
    await listed();
    await router().navigateByUrl('/calls');
    await page.settled();
    expect((await listed()).has('number')).toBe(false);
  });

  it('does not take a search along into another workspace', async () => {
    await open('/calls?number=1003');
    await listed();
    workspaceId.set('w2');
    await page.settled();
    server.match((sent) => sent.url.endsWith('/delete')).forEach((request) => request.flush({ items: [] }));
    const params = await listed();
    expect([params.has('number'), router().url]).toEqual([false, '/calls']);
  });

  it('says at the field what the server does not accept, and asks no more until it is mended', async () => {
    await open('/calls?number=12');
    const message = 'Write the phone number with its country code, such as +14155550100.';
    await refused([{ path: 'number', code: 'request.phone_format', message }]);
    expect(field('Number').getAttribute('aria-invalid')).toBe('true');
    expect(page.element.querySelector('mat-error')?.textContent).toBe(message);
    expect(page.text).toContain('A filter needs mending');
    await type('Number', '1003');
    await listed();
    expect(field('Number').getAttribute('aria-invalid')).toBe('false');
  });

  it('unfolds the other filters when the address fails in one of them', async () => {
    await open('/calls?min=60&max=30');
    const message = 'The shortest duration is longer than the longest; swap the two.';
    await refused([{ path: 'minDurationSeconds', code: 'request.duration_range', message }]);
    await page.settled();
    server.expectOne((sent) => sent.url.endsWith('/campaigns')).flush({ items: [], nextCursor: null });
    await page.settled();
    expect(field('Shortest').value).toBe('1:00');
    expect(page.text).toContain(message);
  });

  it('offers the campaigns there are, and names the one searched for', async () => {
    await open(`/calls?campaign=${CAMPAIGN}`);
    expect((await listed()).get('campaignId')).toBe(CAMPAIGN);
    server
      .expectOne((sent) => sent.url.endsWith('/campaigns'))
      .flush({
        items: [{ id: CAMPAIGN, name: 'Spring', trackingNumber: null, createdAt: '' }],
        nextCursor: null,
      });
    await page.settled();
    expect(chips()).toEqual(['Remove filter: Campaign Spring']);
    page.press('More filters (1)');
    await page.settled();
    await page.settled();
    expect(page.text).toContain('Campaign');
    await type('Shortest', 'two');
    expect(page.text).toContain('Write minutes and seconds');
    await type('Shortest', '0:30');
    expect((await listed()).get('minDurationSeconds')).toBe('30');
  });
});
