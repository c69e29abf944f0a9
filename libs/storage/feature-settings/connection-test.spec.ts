import type { CheckStep } from '@voicekeep/shared/contracts';
import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { StoragePage } from './storage-page';
import { savedStorage } from './testing/saved-storage';
import { TestStream } from './testing/test-stream';

const URL = '/api/v1/workspaces/w1/storage';
const PLAN = [
  { id: 'endpoint', title: 'Reach the store' },
  { id: 'write', title: 'Write a file' },
];
const reached: CheckStep = { ...PLAN[0]!, status: 'ok', detail: '', ms: 84 };

describe('a connection test on the storage page', () => {
  let page: SettingsPage<StoragePage>;
  let stream: TestStream;
  const rows = () =>
    [...page.element.querySelectorAll('vk-check-steps li .words p:first-child')].map((row) =>
      row.textContent?.trim(),
    );

  beforeEach(async () => {
    page = await SettingsPage.open(StoragePage, URL, savedStorage());
    page.press('Test connection');
    stream = new TestStream(page.server.expectOne(`${URL}/test`));
  });

  it('shows every step as it waits, runs and ends', async () => {
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'started', id: 'endpoint' });
    await page.settled();
    expect(rows()).toEqual(['Running: Reach the store', 'Waiting: Write a file']);
    stream.tell({ event: 'step', step: reached }, { event: 'started', id: 'write' });
    await page.settled();
    expect(rows()).toEqual(['Passed: Reach the store', 'Running: Write a file']);
    expect(page.text).toContain('1 of 2 steps done');
    expect(page.text).toContain('84 ms');
  });

  it('says that it broke off, keeps what was told and lets nothing seem to run', async () => {
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'started', id: 'endpoint' });
    stream.tell({ event: 'step', step: reached }, { event: 'started', id: 'write' });
    stream.breakOff();
    await page.settled();
    expect(page.text).toContain('The test broke off before its end.');
    expect(rows()).toEqual(['Passed: Reach the store']);
  });
});
