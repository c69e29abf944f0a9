import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { StoragePage } from './storage-page';
import { lifecycle, lockedOut, usage } from './testing/care-answers';
import { savedStorage } from './testing/saved-storage';
import { TestStream } from './testing/test-stream';

const URL = '/api/v1/workspaces/w1/storage';

describe('the storage page, folded cards', () => {
  let page: SettingsPage<StoragePage>;
  const unfold = async (label: string) => {
    const fold = page.element.querySelector<HTMLDetailsElement>(`section[aria-label="${label}"] details`)!;
    fold.open = true;
    // Once for the card to be fetched, once for its fields to be filled.
    await page.settled();
    await page.settled();
  };

  beforeEach(async () => {
    page = await SettingsPage.open(StoragePage, URL, savedStorage());
  });
  afterEach(() => page.server.verify());

  it('asks for nothing before somebody unfolds it', () => {
    expect(page.text).toContain('Usage and cost');
  });

  it('shows sizes and sums beside Twilio’s, with the date of the prices', async () => {
    await unfold('Usage and cost');
    await page.answer(usage, '/usage');
    expect(page.text).toContain('1,204');
    expect(page.text).toContain('$1.25 a month in your bucket');
    expect(page.text).toContain('$5.00');
    expect(page.text).toContain('Glacier Instant Retrieval');
    expect(page.text).toContain('2025-06-01');
  });

  it('shows what a preset touches and saves, sets it, and leaves rules of others', async () => {
    await unfold('Lifecycle');
    await page.answer(lifecycle, '/lifecycle');
    expect(page.text).toContain('12 recordings');
    expect(page.text).toContain('$0.50 instead of $2.00 a month');
    expect(page.text).toContain('logs (logs/): deletes after 30 days.');
    expect(page.text).toContain('Nothing is ever deleted by this.');
    page.element.querySelectorAll<HTMLInputElement>('mat-radio-button input')[1]!.click();
    await page.settled();
    expect(page.text).toContain('Bills at least 90 days.');
    page.press('Set this rule');
    const request = page.server.expectOne({ method: 'PUT', url: `${URL}/lifecycle` });
    expect(request.request.body).toEqual({ transitions: [{ afterDays: 90, storageClass: 'GLACIER_IR' }] });
    request.flush({ ...lifecycle, transitions: lifecycle.presets[1]!.transitions });
    await page.settled();
    expect(page.text).toContain('The rule is in force.');
  });

  it('keeps new keys of an old location only once the server saw them read it', async () => {
    await unfold('Locations in use');
    await page.answer({ items: [lockedOut] }, '/locations');
    expect(page.text).toContain('old-calls/voicekeep');
    expect(page.text).toContain('The key is not known.');
    page.press('Change keys of old-calls');
    await page.settled();
    page.press('Check and keep');
    const request = page.server.expectOne(`${URL}/locations/l1/credentials`);
    request.flush({ ...lockedOut, readable: true, problem: null });
    await page.settled();
    expect(page.text).toContain('old, still readable');
  });

  it('saves which recordings move, with numbers as people write them', async () => {
    await unfold('Scope');
    const [firstDay, numbers] = ['firstDay', 'numbers'].map((name) => page.field(name));
    firstDay!.value = '2026-01-01';
    numbers!.value = '+1 (415) 555-0100\n+14155550101';
    for (const field of [firstDay, numbers]) field!.dispatchEvent(new Event('input'));
    await page.settled();
    page.press('Save which recordings');
    const request = page.server.expectOne({ method: 'PUT', url: URL });
    expect(request.request.body).toEqual({
      audioFormat: 'wav',
      scope: {
        from: new Date('2026-01-01T00:00:00').toISOString(),
        kinds: [],
        numbers: ['+14155550100', '+14155550101'],
      },
    });
    const message = 'Write numbers with country code, such as +14155550100.';
    request.flush(
      {
        ...{ detail: message, code: 'storage.scope_number' },
        errors: [{ path: 'scope.numbers', code: 'storage.scope_number', message }],
      },
      { status: 422, statusText: 'refused' },
    );
    await page.settled();
    expect(page.element.querySelector('vk-scope-card [role=alert]')?.textContent).toContain(message);
    expect(numbers!.value).toContain('(415)');
  });

  it('hands out the certificates of all copies as a file', async () => {
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.href).toMatch(/\/workspaces\/w1\/recordings\/certificates\?format=csv$/);
    });
    await unfold('Certificates');
    page.press('Save as CSV');
    expect(click).toHaveBeenCalledTimes(1);
    click.mockRestore();
  });

  it('takes over the value a failed step offers, unsaved', async () => {
    page.press('Test connection');
    new TestStream(page.server.expectOne(`${URL}/test?browser=true`)).end({
      ...({ id: 'endpoint', status: 'failed', title: 'Reach the store', detail: 'Elsewhere.' } as const),
      ...{ ms: 3, suggestion: { label: 'Use us-west-2', change: { region: 'us-west-2' } } },
    });
    await page.settled();
    page.press('Use us-west-2');
    await page.settled();
    expect(page.field('region').value).toBe('us-west-2');
  });
});
