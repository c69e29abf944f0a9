import { TestBed } from '@angular/core/testing';
import type { LegalHold, RetentionPreview, RetentionSettings } from '@voicekeep/shared/contracts';
import { plainWords, providePseudoTexts, SettingsPage } from '@voicekeep/shared/ui/testing';
import { RetentionPage } from '../retention-page';

const URL = '/api/v1/workspaces/w1/retention';
const settings: RetentionSettings = {
  ...{ enabled: true, keep: { amount: 6, unit: 'years' }, action: 'log-only', version: 3 },
  nextRunAt: '2020-01-02T12:15:00Z',
  lastRun: {
    ...{ id: 'j', state: 'stopped', callLogs: 12, recordings: 9, held: 1, lastError: null },
    ...{ startedAt: '2020-01-01T12:15:00Z', finishedAt: '2020-01-01T12:15:04Z' },
  },
};
const preview: RetentionPreview = {
  ...{ before: '2020-11-29T12:00:00Z', callLogs: 12, recordings: 1, recordingsWithoutCallLog: 1 },
  ...{ recordingsStaying: 9, held: 2 },
  ...{ oldestAt: '2012-02-29T12:00:00Z', newestAt: '2020-11-28T12:00:00Z' },
};
const hold: LegalHold = {
  ...{ id: 'h1', callLogId: 'c1', recordingId: null, reason: 'Doe v. Roe' },
  placedAt: '2020-05-03T12:00:00Z',
};
const DATA = ['Doe v. Roe', 'Jan', 'Feb', 'May', 'Nov'];

describe('the words of the retention page', () => {
  const open = async (holds: LegalHold[]): Promise<SettingsPage<RetentionPage>> => {
    TestBed.configureTestingModule({ providers: [providePseudoTexts()] });
    const page = await SettingsPage.open(RetentionPage, URL, settings);
    page.server.expectOne('/api/v1/workspaces/w1/holds').flush({ items: holds, nextCursor: 'next' });
    await page.settled();
    return page;
  };

  it('are none of its own: every one comes from the texts', async () => {
    const page = await open([hold]);
    page.element.querySelector<HTMLButtonElement>('.vk-actions button[type=button]')!.click();
    await page.answer(preview, '/preview');
    expect(page.element.querySelectorAll('.outcome p')).toHaveLength(4);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('are none of its own where nothing is on hold', async () => {
    const page = await open([]);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });
});
