import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Recording } from '@voicekeep/shared/contracts';
import { Confirmation, ENGLISH_UI, formatWhen, type Question } from '@voicekeep/shared/ui';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { KeptRecordingsPage } from '../kept-recordings-page';
import { keptRecording } from '../testing/kept-recording';

const LIST = '/api/v1/workspaces/w1/recordings';
const DATA = [formatWhen(keptRecording().startedAt, ENGLISH_UI), 'MB'];

describe('what a person reads and hears of the recordings without a call', () => {
  let page: Rendered<KeptRecordingsPage>;
  let server: HttpTestingController;
  let asked: Question[];

  const open = async (items: Recording[]): Promise<void> => {
    const fixture = TestBed.createComponent(KeptRecordingsPage);
    fixture.detectChanges();
    page = new Rendered(fixture);
    server.expectOne(({ url }) => url === LIST).flush({ items, nextCursor: 'more' });
    await page.settled();
  };

  beforeEach(() => {
    asked = [];
    const ask = async (question: Question): Promise<boolean> => {
      asked.push(question);
      return false;
    };
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), { provide: Confirmation, useValue: { ask } }, providePseudoTexts()],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('has no word of its own: every one comes from the texts', async () => {
    await open([keptRecording(), keptRecording({ id: 'r2', kind: 'call', state: 'copying' })]);
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('has none in an empty list', async () => {
    await open([]);
    expect(page.element.querySelector('vk-empty-note')).not.toBeNull();
    expect(plainWords(page.element)).toEqual([]);
  });

  it('has none in the question before a deletion', async () => {
    await open([keptRecording({ state: 'stored', onTwilio: true })]);
    page.element.querySelector<HTMLButtonElement>('.actions button:last-child')?.click();
    server.expectOne('/api/v1/workspaces/w1/storage').flush({ deleteTwilioCopy: true });
    await page.settled();
    const [question] = asked;
    const said = document.createElement('p');
    said.textContent = [question?.title, ...(question?.sentences ?? []), question?.action].join(' ');
    expect(question?.sentences).toHaveLength(3);
    expect(plainWords(said, DATA)).toEqual([]);
  });
});
