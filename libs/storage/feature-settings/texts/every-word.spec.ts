import { TestBed } from '@angular/core/testing';
import type { CheckStep } from '@voicekeep/shared/contracts';
import { plainWords, providePseudoTexts, SettingsPage } from '@voicekeep/shared/ui/testing';
import {
  barredByPage,
  canPlay,
  certificateUnknown,
  corsMissing,
  mixedContent,
  otherBytes,
  rangeIgnored,
  refused,
  unreachable,
} from '../browser-outcomes';
import { type BrowserOutcome, notNeeded, notReached } from '../browser-step';
import { StoragePage } from '../storage-page';
import { savedStorage } from '../testing/saved-storage';
import { TestStream } from '../testing/test-stream';
import { playbackTexts } from './say-playback';
import { storageTexts } from './say-storage';

const URL = '/api/v1/workspaces/w1/storage';
const PROVIDER = 'AWS S3';
const FOLDERS = ['{workspaceId}/{yyyy}/{mm}/{dd}', '{workspaceId}, {yyyy}, {mm}, {dd}, {kind}'];
const signed: CheckStep = { id: 'playback', title: 'Play by signed URL', status: 'ok', detail: '', ms: 5 };

describe('the storage page in another language', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [providePseudoTexts()] }));

  it('has no word of its own: every one comes from the texts', async () => {
    const page = await SettingsPage.open(StoragePage, URL, { ...savedStorage(), keylessAllowed: true });
    expect(plainWords(page.element, [PROVIDER])).toEqual([]);
  });

  it('has none in the further fields and in the steps of a test either', async () => {
    const page = await SettingsPage.open(StoragePage, URL, {
      ...savedStorage(),
      ...{ encryption: { mode: 'sse-kms' }, externalPrefix: 'voice' },
    });
    const further = page.element.querySelector<HTMLDetailsElement>('vk-advanced-fields details')!;
    further.open = true;
    further.dispatchEvent(new Event('toggle'));
    page.element.querySelector<HTMLButtonElement>('.vk-actions button')!.click();
    new TestStream(page.server.expectOne(`${URL}/test?browser=true`)).end(signed);
    await page.settled();
    await page.settled();
    expect(page.element.querySelectorAll('vk-check-steps li')).toHaveLength(2);
    expect(page.element.querySelector('vk-key-template-field')).not.toBeNull();
    expect(plainWords(page.element, [PROVIDER, ...FOLDERS, signed.title, ' ms'])).toEqual([]);
  });

  it('has none where it tells how playing in the browser went', () => {
    const t = TestBed.runInInjectionContext(playbackTexts);
    const own = TestBed.runInInjectionContext(storageTexts);
    const [host, page] = ['s3.example.com', 'https://page.example.com'];
    const origin = `https://${host}`;
    const outcomes: BrowserOutcome[] = [
      ...[canPlay(t), notNeeded(own), notReached(own), rangeIgnored(t), otherBytes(t), refused(403, t)],
      ...[mixedContent(host, t), barredByPage(origin, t), corsMissing(host, page, t)],
      ...[certificateUnknown(host, t), unreachable(origin, true, t), unreachable(`http://${host}`, false, t)],
    ];
    const element = document.createElement('p');
    for (const { title, detail, fix = '', suggestion } of outcomes)
      element.append(title, detail, fix, suggestion?.label ?? '');
    expect(plainWords(element, [page, origin, host])).toEqual([]);
  });
});
