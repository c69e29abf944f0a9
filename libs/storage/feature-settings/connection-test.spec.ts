import type { BrowserProbe, CheckStep } from '@voicekeep/shared/contracts';
import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { BrowserPlayback } from './browser-playback';
import { StoragePage } from './storage-page';
import { savedStorage } from './testing/saved-storage';
import { TestStream } from './testing/test-stream';

const URL = '/api/v1/workspaces/w1/storage';
const PLAN = [
  { id: 'endpoint', title: 'Reach the store' },
  { id: 'playback', title: 'Play by signed URL' },
];
const reached: CheckStep = { ...PLAN[0]!, status: 'ok', detail: '', ms: 84 };
const signed: CheckStep = { ...PLAN[1]!, status: 'ok', detail: '', ms: 5 };
const probe: BrowserProbe = {
  ...{ id: 'p1', url: 'https://s3.example.com/b/k?X-Amz-Signature=ab' },
  ...{ range: 'bytes=0-1', expected: '' },
};

describe('a connection test on the storage page', () => {
  let page: SettingsPage<StoragePage>;
  let stream: TestStream;
  const play = jest.spyOn(BrowserPlayback.prototype, 'play');
  const rows = () =>
    [...page.element.querySelectorAll('vk-check-steps li .words p:first-child')].map((row) =>
      row.textContent?.trim(),
    );
  const begin = (): void => {
    page.press('Test connection');
    stream = new TestStream(page.server.expectOne(`${URL}/test?browser=true`));
  };

  beforeEach(async () => {
    play.mockReset();
    page = await SettingsPage.open(StoragePage, URL, savedStorage());
    begin();
  });

  it('shows every step as it waits, runs and ends, the browser’s own last', async () => {
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'started', id: 'endpoint' });
    await page.settled();
    expect(rows()).toEqual([
      'Running: Reach the store',
      'Waiting: Play by signed URL',
      'Waiting: Play from the bucket in your browser',
    ]);
    stream.tell({ event: 'step', step: reached }, { event: 'started', id: 'playback' });
    await page.settled();
    expect(rows().slice(0, 2)).toEqual(['Passed: Reach the store', 'Running: Play by signed URL']);
    expect(page.text).toContain('1 of 3 steps done');
    expect(page.text).toContain('84 ms');
  });

  it('plays what is lent, gives it back and says that it plays', async () => {
    play.mockResolvedValue({ status: 'ok', title: 'Your browser can play from the bucket', detail: '' });
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'probe', probe });
    await page.settled();
    expect(play).toHaveBeenCalledWith(probe, false);
    page.server.expectOne({ method: 'DELETE', url: `${URL}/test/probes/p1` }).flush(null);
    stream.tell({ event: 'result', ok: true, steps: [reached, signed] });
    stream.breakOff();
    await page.settled();
    expect(rows().at(-1)).toBe('Passed: Your browser can play from the bucket');
    expect(page.text).toContain('All 3 steps passed');
    expect(page.text).not.toContain('X-Amz-Signature');
  });

  it('waits for the browser also after the API has ended, and whatever becomes of the file', async () => {
    let answer: (step: Awaited<ReturnType<BrowserPlayback['play']>>) => void = () => undefined;
    play.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'probe', probe });
    stream.tell({ event: 'result', ok: true, steps: [reached, signed] });
    stream.breakOff();
    await page.settled();
    expect(rows().at(-1)).toBe('Running: Play from the bucket in your browser');
    const suggestion = { label: 'Play through this server', change: { playback: 'proxied' as const } };
    answer({ status: 'warning', title: 'Your browser cannot play', detail: 'CORS.', suggestion });
    await page.settled();
    page.server
      .expectOne({ method: 'DELETE', url: `${URL}/test/probes/p1` })
      .flush({ detail: 'Gone.', code: 'storage.probe_not_found' }, { status: 404, statusText: 'gone' });
    await page.settled();
    expect(page.text).toContain('All 3 steps passed, 1 with a warning');
    expect(page.text).not.toContain('Gone.');
    page.press('Play through this server');
    await page.settled();
    begin();
    expect(stream.body).toMatchObject({ playback: 'proxied' });
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'result', ok: true, steps: [reached, signed] });
    stream.breakOff();
    await page.settled();
    expect(rows().at(-1)).toBe('Skipped: Play from the bucket in your browser');
    expect(page.text).toContain('Not needed: recordings play through this server.');
  });

  it('says that it broke off, keeps what was told and lets nothing seem to run', async () => {
    stream.tell({ event: 'planned', steps: PLAN }, { event: 'started', id: 'endpoint' });
    stream.tell({ event: 'step', step: reached }, { event: 'started', id: 'playback' });
    stream.breakOff();
    await page.settled();
    expect(page.text).toContain('The test broke off before its end.');
    expect(rows()).toEqual(['Passed: Reach the store']);
  });

  it('names no step of the browser while the form itself is wrong', async () => {
    stream.end({
      id: 'form.bucket',
      status: 'failed',
      title: 'Check the form',
      detail: 'Lower case.',
      ms: 0,
    });
    await page.settled();
    expect(rows()).toEqual(['Failed: Check the form']);
  });
});
