import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Page, Recording } from '@voicekeep/shared/contracts';
import { Confirmation, type Question } from '@voicekeep/shared/ui';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { KeptRecordingsPage } from './kept-recordings-page';
import { keptRecording } from './testing/kept-recording';

const LIST = '/api/v1/workspaces/w1/recordings';

describe('the recordings without a call', () => {
  let fixture: ComponentFixture<KeptRecordingsPage>;
  let page: Rendered<KeptRecordingsPage>;
  let server: HttpTestingController;
  let asked: Question[];
  let answer: boolean;

  const open = async (items: Recording[], nextCursor: string | null = null): Promise<void> => {
    fixture = TestBed.createComponent(KeptRecordingsPage);
    fixture.detectChanges();
    page = new Rendered(fixture);
    await answerList({ items, nextCursor });
  };
  const answerList = async (body: Page<Recording>): Promise<TestRequest> => {
    const request = server.expectOne((call) => call.url === LIST && call.method === 'GET');
    request.flush(body);
    await page.settled();
    return request;
  };
  const button = (label: string): HTMLButtonElement => {
    const found = page.element.querySelector<HTMLButtonElement>(`button[aria-label^="${label}"]`);
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  };

  beforeEach(() => {
    asked = [];
    answer = true;
    const ask = async (question: Question): Promise<boolean> => {
      asked.push(question);
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), { provide: Confirmation, useValue: { ask } }],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    server.verify();
  });

  it('are listed with kind, length, size and state, and asked for by what they lack', async () => {
    fixture = TestBed.createComponent(KeptRecordingsPage);
    fixture.detectChanges();
    page = new Rendered(fixture);
    const items = [keptRecording(), keptRecording({ id: 'r2', kind: 'call', state: 'copying' })];
    const { request } = await answerList({ items, nextCursor: null });
    expect(request.params.get('callLog')).toBe('none');
    for (const words of ['Voicemail', '1:03', '1.0 MB', 'In your bucket', 'Copying'])
      expect(page.text).toContain(words);
  });

  it('say what would stand here when there are none', async () => {
    await open([]);
    expect(page.text).toContain('No recording is without its call');
  });

  it('come page by page', async () => {
    await open([keptRecording()], 'more');
    page.press('Load more');
    const older = keptRecording({ id: 'r0', kind: 'call', state: 'failed' });
    const { request } = await answerList({ items: [older], nextCursor: null });
    expect(request.params.get('cursor')).toBe('more');
    expect(page.text).toContain('Needs a person');
    expect(page.text).not.toContain('Load more');
  });

  it('are saved by a link of their own', async () => {
    const saved: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.href);
    });
    await open([keptRecording()]);
    button('Download voicemail').click();
    const request = server.expectOne(`${LIST}/r1/playback`);
    expect(request.request.body).toEqual({ purpose: 'download' });
    request.flush({ url: 'https://s3/file', expiresAt: '', source: 's3', contentType: 'audio/wav' });
    await page.settled();
    expect(saved).toEqual(['https://s3/file']);
  });

  it('are deleted for good only after a question that says what happens', async () => {
    await open([keptRecording(), keptRecording({ id: 'r2', kind: 'call' })]);
    answer = false;
    button('Delete voicemail').click();
    server.expectOne('/api/v1/workspaces/w1/storage').flush({ deleteTwilioCopy: true });
    await page.settled();
    expect(asked[0]?.sentences.join(' ')).toContain('cannot be recovered');
    answer = true;
    button('Delete voicemail').click();
    server.expectOne('/api/v1/workspaces/w1/storage').flush({ deleteTwilioCopy: true });
    await page.settled();
    server.expectOne({ method: 'DELETE', url: `${LIST}/r1` }).flush(null);
    await page.settled();
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('stay, with the reason, when one is on legal hold', async () => {
    await open([keptRecording()]);
    button('Delete voicemail').click();
    server.expectOne('/api/v1/workspaces/w1/storage').flush({ deleteTwilioCopy: true });
    await page.settled();
    const problem = {
      detail: 'A recording of this is on legal hold; nothing was deleted.',
      code: 'recording.held',
    };
    server
      .expectOne({ method: 'DELETE', url: `${LIST}/r1` })
      .flush(problem, { status: 409, statusText: 'refused' });
    await page.settled();
    expect(page.text).toContain('on legal hold');
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(1);
  });
});
