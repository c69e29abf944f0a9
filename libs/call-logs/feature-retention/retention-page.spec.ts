import { TestBed } from '@angular/core/testing';
import type { LegalHold, RetentionPreview, RetentionSettings } from '@voicekeep/shared/contracts';
import { Confirmation } from '@voicekeep/shared/ui';
import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { RetentionPage } from './retention-page';

const URL = '/api/v1/workspaces/w1/retention';
const HOLDS = '/api/v1/workspaces/w1/holds';
const off: RetentionSettings = {
  ...{ enabled: false, keep: null, action: null, version: 0, nextRunAt: null, lastRun: null },
};
const on: RetentionSettings = {
  ...{ enabled: true, keep: { amount: 6, unit: 'years' }, action: 'log-only', version: 3 },
  nextRunAt: '2020-01-02T12:15:00Z',
  lastRun: {
    ...{ id: 'j', state: 'completed', callLogs: 12, recordings: 0, held: 1, lastError: null },
    ...{ startedAt: '2020-01-01T12:15:00Z', finishedAt: '2020-01-01T12:15:04Z' },
  },
};
const preview: RetentionPreview = {
  ...{ before: '2020-11-29T12:00:00Z', callLogs: 12, recordings: 0, recordingsWithoutCallLog: 0 },
  ...{ recordingsStaying: 9, held: 0 },
  ...{ oldestAt: '2012-02-29T12:00:00Z', newestAt: '2020-11-28T12:00:00Z' },
};
const nothing = { ...preview, callLogs: 0, recordingsStaying: 0, oldestAt: null, newestAt: null };
const hold: LegalHold = {
  ...{ id: 'h1', callLogId: 'c1', recordingId: null, reason: 'Doe v. Roe' },
  placedAt: '2020-05-03T12:00:00Z',
};

describe('the retention page', () => {
  let page: SettingsPage<RetentionPage>;
  const confirms = { ask: jest.fn<Promise<boolean>, [{ title: string; sentences: string[] }]>() };
  const open = async (settings: RetentionSettings, holds: LegalHold[] = []): Promise<void> => {
    TestBed.configureTestingModule({ providers: [{ provide: Confirmation, useValue: confirms }] });
    page = await SettingsPage.open(RetentionPage, URL, settings);
    page.server.expectOne(HOLDS).flush({ items: holds, nextCursor: null });
    await page.settled();
  };
  const choose = async (value: string): Promise<void> => {
    page.element.querySelector<HTMLInputElement>(`mat-radio-button[value=${value}] input`)!.click();
    await page.settled();
  };
  const type = async (name: string, value: string): Promise<void> => {
    const field = page.field(name);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await page.settled();
  };

  beforeEach(() => confirms.ask.mockReset());
  afterEach(() => page.server.verify());

  it('keeps everything for ever at first, and says no more', async () => {
    await open(off);
    expect(page.text).toContain('Keep everything for ever');
    expect(page.text).not.toContain('What happens then');
    expect(page.text).toContain('Nothing is on hold.');
  });

  it('shows in words what a rule would do, until the rule is another', async () => {
    await open(off);
    await choose('rule');
    page.press('See what it deletes');
    const request = page.server.expectOne(`${URL}/preview`);
    expect(request.request.body).toEqual({ keep: { amount: 6, unit: 'years' }, action: 'log-only' });
    request.flush(preview);
    await page.settled();
    expect(page.text).toContain('Now that is 12 call logs; the oldest from 29 Feb 2012');
    expect(page.text).toContain('9 recordings of these calls stay');
    await type('amount', '7');
    expect(page.text).not.toContain('Now that is 12 call logs');
  });

  it('tries a rule before it is saved, and asks about what goes', async () => {
    await open(off);
    await choose('rule');
    confirms.ask.mockResolvedValue(true);
    page.press('Save');
    await page.answer(preview, '/preview');
    expect(confirms.ask.mock.calls[0]?.[0].title).toBe('Delete 12 call logs?');
    expect(page.savedBody()).toEqual({
      ...{ enabled: true, keep: { amount: 6, unit: 'years' }, action: 'log-only', version: 0, confirm: true },
    });
  });

  it('saves nothing when the person keeps it', async () => {
    await open(off);
    await choose('rule');
    confirms.ask.mockResolvedValue(false);
    page.press('Save');
    await page.answer(preview, '/preview');
    page.server.expectNone({ method: 'PUT', url: URL });
  });

  it('asks nothing where nothing goes', async () => {
    await open(off);
    await choose('rule');
    page.press('Save');
    await page.answer(nothing, '/preview');
    expect(confirms.ask).not.toHaveBeenCalled();
    expect(page.savedBody()).toMatchObject({ enabled: true, confirm: false });
  });

  it('switches off without a question, over the version it was read with', async () => {
    await open(on);
    await choose('ever');
    page.press('Save');
    const request = page.server.expectOne({ method: 'PUT', url: URL });
    expect(request.request.body).toEqual({ enabled: false, version: 3 });
    request.flush({ ...on, enabled: false, version: 4, nextRunAt: null });
    await page.settled();
    expect(page.text).toContain('Saved.');
  });

  it('marks the field the API refused', async () => {
    await open(on);
    await type('amount', '0');
    page.press('Save');
    const message = 'Keep calls for a whole number of years from 1 to 100.';
    page.server.expectOne(`${URL}/preview`).flush(
      {
        ...{ detail: message, code: 'retention.keep_range' },
        errors: [{ path: 'keep.amount', code: 'retention.keep_range', message }],
      },
      { status: 422, statusText: 'refused' },
    );
    await page.settled();
    expect(page.element.querySelector('mat-error')?.textContent).toContain(message);
  });

  it('tells of the last run and the next', async () => {
    await open(on);
    expect(page.text).toContain('12 call logs deleted, 1 kept by a legal hold.');
    expect(page.text).toContain('Next run: 2 Jan 2020');
  });

  it('offers to load again what somebody else saved meanwhile', async () => {
    await open(on);
    await choose('ever');
    page.press('Save');
    await page.refuse(409, { code: 'retention.changed_meanwhile', detail: 'Somebody else saved meanwhile.' });
    page.press('Load the rule again');
    await page.answer({ ...on, version: 4 });
    expect(page.text).not.toContain('Somebody else saved meanwhile.');
  });

  it('lists what is held and lifts a hold after a yes alone', async () => {
    await open(off, [hold]);
    expect(page.text).toContain('Doe v. Roe');
    expect(page.text).toContain('A call and its recordings');
    confirms.ask.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    page.press('Lift the hold “Doe v. Roe”');
    await page.settled();
    page.press('Lift the hold “Doe v. Roe”');
    await page.settled();
    page.server.expectOne({ method: 'DELETE', url: `${HOLDS}/h1` }).flush(null);
    await page.settled();
    expect(page.text).toContain('Nothing is on hold.');
  });
});
