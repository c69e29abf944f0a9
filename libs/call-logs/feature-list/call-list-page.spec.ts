import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import axe from 'axe-core';
import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { Confirmation, type Question } from '@voicekeep/shared/ui';
import { previewed, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallListPage } from './call-list-page';
import { aCall } from './testing/a-call';

const LIST = '/api/v1/workspaces/w1/call-logs';

/** No colours are drawn here, and this is a part of a page. */
const NOT_HERE = { 'color-contrast': { enabled: false }, region: { enabled: false } };

/** Answers what the page asks; says yes unless told otherwise. */
class Person {
  readonly asked: Question[] = [];
  says = true;
  async ask(question: Question): Promise<boolean> {
    this.asked.push(question);
    return this.says;
  }
}

describe('deleting from the call list', () => {
  let person: Person;
  let fixture: ComponentFixture<CallListPage>;
  let page: Rendered<CallListPage>;
  let server: HttpTestingController;

  const answer = async (url: string, body: object | null): Promise<TestRequest> => {
    const request = server.expectOne((sent) => sent.urlWithParams.startsWith(url));
    request.flush(body);
    await page.settled();
    return request;
  };
  const list = (ids: readonly string[], nextCursor: string | null = null) =>
    answer(`${LIST}?`, { items: ids.map((id) => aCall(id)), nextCursor });
  const choose = async (name: string): Promise<void> => {
    page.element.querySelector<HTMLInputElement>(`input[aria-label^="${name}"]`)!.click();
    await page.settled();
  };
  const press = async (name: string): Promise<void> => {
    page.press(name);
    await page.settled();
  };
  const preview = (more: Partial<DeletionPreview>) => answer(`${LIST}/delete/preview`, previewed(more));
  const pending = (count: number) =>
    answer(`${LIST}/delete`, {
      items: [{ jobId: 'j1', callLogs: count, orderedAt: '', undoUntil: new Date().toISOString() }].slice(
        count === 0 ? 1 : 0,
      ),
    });

  beforeEach(async () => {
    // A page nobody sees asks nothing by itself.
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    person = new Person();
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), { provide: Confirmation, useValue: person }],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CallListPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    page = new Rendered(fixture);
    fixture.detectChanges();
    await list(['a', 'b', 'c'], 'more');
    await pending(0);
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('asks with what the server says of one call, and deletes it on that word', async () => {
    page.element.querySelector<HTMLButtonElement>('button[aria-label^="Delete call"]')!.click();
    const asked = await preview({
      ...{ callLogs: 1, recordings: 1, deletesFiles: true },
      files: { ...previewed().files, removed: 1 },
    });
    expect(asked.request.body).toEqual({ ids: ['a'] });
    expect(person.asked[0]?.sentences.join(' ')).toContain('Files cannot be recovered');
    const removed = await answer(`${LIST}/a`, null);
    expect([removed.request.method, removed.request.urlWithParams]).toEqual([
      'DELETE',
      `${LIST}/a?deletesFiles=true&deletesTwilioCopies=false`,
    ]);
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('deletes those chosen with time to undo, and brings them back', async () => {
    await choose('Select call');
    expect(page.text).toContain('1 selected');
    await press('Delete');
    await preview({ callLogs: 1 });
    const ordered = await answer(`${LIST}/delete?undoSeconds=900`, { id: 'j1' });
    expect(ordered.request.body).toEqual({ ids: ['a'] });
    await pending(1);
    await list(['b', 'c']);
    expect(page.text).toContain('1 call deleted.');
    expect(page.text).not.toContain('selected');
    await press('Undo');
    await answer(`${LIST}/delete/j1/undo`, null);
    await pending(0);
    await list(['a', 'b', 'c']);
    expect(page.text).not.toContain('deleted');
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('offers all that match once all shown are chosen, and orders them by the filter', async () => {
    await choose('Select all calls shown');
    expect(page.text).toContain('3 selected');
    await press('Select all calls');
    expect(page.text).toContain('All calls are selected');
    await press('Delete');
    const asked = await preview({ callLogs: 70 });
    expect(asked.request.body).toEqual({ filter: { to: expect.any(String) } });
    expect(person.asked[0]?.title).toBe('Delete 70 calls?');
    const ordered = await answer(`${LIST}/delete?undoSeconds=900`, { id: 'j1' });
    expect(ordered.request.body).toEqual(asked.request.body);
    await pending(70);
    await list([]);
  });

  it('saves the recordings of those chosen as one zip, and says why it cannot', async () => {
    const zips = '/api/v1/workspaces/w1/recordings/download';
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await choose('Select call');
    await press('Download');
    const saved = await answer(zips, {
      url: 'https://here.example/zip',
      expiresAt: '',
      recordings: 1,
      bytes: 1,
    });
    expect(saved.request.body).toEqual({ callLogIds: ['a'] });
    expect(click).toHaveBeenCalledTimes(1);
    await press('Download');
    server
      .expectOne(zips)
      .flush(
        { code: 'recording.download_empty', detail: 'None of these has a recording; choose others.' },
        { status: 422, statusText: 'no' },
      );
    await page.settled();
    expect(page.text).toContain('None of these has a recording; choose others.');
  });

  it('does not ask about what is held, and says why', async () => {
    await choose('Select call');
    await press('Delete');
    await preview({ callLogs: 0, held: { count: 1, reason: 'Doe v. Roe' } });
    expect(person.asked).toEqual([]);
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain('Doe v. Roe');
  });

  it('changes nothing when the person thinks better of it, or the server refuses', async () => {
    person.says = false;
    await choose('Select call');
    await press('Delete');
    await preview({ callLogs: 1 });
    expect(page.text).toContain('1 selected');
    person.says = true;
    await press('Delete');
    await preview({ callLogs: 1 });
    server
      .expectOne((sent) => sent.urlWithParams.startsWith(`${LIST}/delete?`))
      .flush(
        { detail: 'Somebody changed the deletion switches.', code: 'call_log.decision_changed' },
        { status: 409, statusText: 'Conflict' },
      );
    await page.settled();
    await pending(0);
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain(
      'changed the deletion switches',
    );
    expect(page.text).toContain('1 selected');
  });

  it('keeps the keyboard’s place in the list, and axe finds nothing wrong', async () => {
    await choose('Select call');
    const { violations } = await axe.run(page.element, { rules: NOT_HERE });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const clear = [...page.element.querySelectorAll('button')].find((button) =>
      button.textContent?.includes('Clear selection'),
    );
    clear!.focus();
    await press('Clear selection');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Calls');
  });
});
