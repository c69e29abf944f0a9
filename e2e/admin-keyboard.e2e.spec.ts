import { Admin } from './harness/admin';
import { Keyboard } from './harness/keyboard';
import { objectsIn } from './harness/test-services';

jest.setTimeout(240_000);

describe('by the keyboard alone', () => {
  let admin: Admin;
  let { product, bucket, browser, page } = {} as Admin;
  let keys: Keyboard;

  beforeAll(async () => {
    admin = await Admin.start({ recordings: 8, seed: 13 }, 30_000);
    ({ product, bucket, browser, page } = admin);
    keys = new Keyboard(page);
  });

  afterAll(() => admin?.close());

  it('one signs in and is on the page that opens', async () => {
    await page.goto(product.url);
    await keys.isAt('Email');
    await keys.type(product.email);
    expect(await keys.next(1)).toEqual(['Password']);
    await keys.type(product.password);
    expect(await keys.next(2)).toEqual(['Show password', 'Sign in']);
    await keys.press('Enter');
    await keys.isAt('heading Get started');
  });

  it('one skips the menu, or goes through it in the order in which it is read', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Get started' }).waitFor();
    const menu = [
      ...['Get started', 'Calls', 'Recordings without a call', 'Migration', 'Storage', 'Twilio', 'Campaigns'],
      ...['Retention', 'People', 'API keys', 'Audit', 'Workspaces', 'System'],
    ];
    expect(await keys.next(16)).toEqual(['Skip to content', 'Workspace', ...menu, 'Sign out']);
    expect(await keys.next(3)).toEqual(['Kind of call', 'Place a call', 'Twilio settings']);
    await keys.goTo('Skip to content', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt('heading Get started');
    expect(await keys.next(2)).toEqual(['Twilio settings', 'Storage settings']);
  });

  it('one tests and saves the storage settings', async () => {
    await keys.goTo('Storage', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt('heading Storage');
    await page.getByRole('switch', { name: 'S3 external storage' }).waitFor();
    expect(await keys.next(9)).toEqual([
      'S3 external storage',
      expect.stringMatching(/^Provider/),
      'Bucket',
      'Region',
      'Access key ID',
      'Secret access key',
      'Endpoint',
      'Prefix',
      "Folders, encryption, browser address, certificate, playback, verification, Twilio's own storage",
    ]);
    await keys.goTo('S3 external storage', 'Shift+Tab');
    await keys.press('Space');
    await keys.goTo('Test connection');
    await keys.press('Enter');
    await page.getByText(/All \d+ steps passed/).waitFor();
    await keys.isAt('Test connection');
    expect(await keys.next(2)).toEqual(['Copy IAM policy', 'Save']);
    await keys.press('Enter');
    await page.getByText('Saved.', { exact: true }).waitFor();
    await keys.isAt('Save');
  });

  it('one thinks twice about deleting files, and Escape leads back', async () => {
    await keys.goTo('Delete S3 files when call logs are deleted');
    await keys.press('Space');
    await page.getByRole('dialog').waitFor();
    await keys.isAt('Keep');
    expect(await keys.next(3)).toEqual(['Delete files as well', 'Keep', 'Delete files as well']);
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.isAt('Delete S3 files when call logs are deleted');
    await page
      .getByRole('switch', { name: 'Delete S3 files when call logs are deleted', checked: false })
      .waitFor();
  });

  it('one starts the migration', async () => {
    await keys.goTo('Migration', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt('heading Migration');
    await page.getByRole('button', { name: 'Migrate existing recordings', disabled: false }).waitFor();
    await keys.goTo('Migrate existing recordings');
    await keys.press('Enter');
    await page.getByText(/8 of 8/).waitFor({ timeout: 120_000 });
    await keys.isAt(/^(Migration|Migrate existing recordings)$/);
    expect((await objectsIn(bucket)).length).toBe(8);
  });

  it('one chooses a call, hears it, pauses it and comes back to it', async () => {
    await keys.goTo('Calls', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt('heading Calls');
    await keys.goTo('Period');
    await keys.press('Enter');
    await page.getByRole('option', { name: 'Any time' }).waitFor();
    await keys.press('Escape');
    await keys.goTo(/^Play recording/);
    const { name: second } = await keys.goTo(/^Play recording/);
    await keys.press('Enter');
    await keys.isAt('Pause');
    await browser.hearsAudio();
    await keys.press('Space');
    await keys.isAt('Play');
    expect(await keys.next(9)).toEqual([
      ...['Forward 10 seconds', 'Speed', 'Mute', 'Volume', 'Skip silence'],
      ...['Download', 'Copy link to this moment', 'Keys', 'Close player'],
    ]);
    await keys.press('Enter');
    await keys.isAt(second);
  });

  it('one goes from row to row, hears one, and looks where its recording is', async () => {
    const rows = page.locator('tbody tr');
    const at = async (): Promise<number> =>
      Number(await page.evaluate('document.activeElement.getAttribute("aria-rowindex")'));
    await keys.press('ArrowDown');
    const first = await at();
    await keys.press('ArrowDown');
    expect(await at()).toBe(first + 1);
    await keys.press('x');
    await page.getByText('1 selected').waitFor();
    await keys.press('x');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
    await keys.press('Space');
    await keys.isAt('Pause');
    await keys.goTo('Close player');
    await keys.press('Enter');
    expect(await at()).toBe(first + 1);
    await keys.press('Enter');
    await page.getByRole('dialog').getByText('SHA-256').waitFor();
    await keys.isAt('Close');
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await at()).toBe(first + 1);
    await keys.press('Delete');
    await keys.isAt('Keep');
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await rows.count()).toBeGreaterThan(first);
  });

  it('one deletes a call and is still at the list', async () => {
    await keys.goTo(/^Delete call/);
    await keys.press('Enter');
    await keys.isAt('Keep');
    await keys.goTo('Delete call');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.isAt('Calls');
    // A table wider than its frame is a stop of its own, since the arrows scroll it.
    await keys.goTo('Select all calls shown');
  });

  it('one deletes two calls at once, and takes it back', async () => {
    const rows = page.locator('tbody tr');
    const before = await rows.count();
    await keys.goTo(/^Select call/);
    await keys.press('Space');
    await keys.goTo(/^Select call/);
    await keys.press('Space');
    await page.getByText('2 selected').waitFor();
    await keys.goTo('Delete', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt('Keep');
    await keys.goTo('Delete 2 calls');
    await keys.press('Enter');
    await page.getByText('2 calls deleted.').waitFor();
    await keys.isAt('Calls');
    await keys.goTo('Undo: 2 calls deleted.');
    await keys.press('Enter');
    await page.getByText('2 calls deleted.').waitFor({ state: 'detached' });
    await keys.isAt('Calls');
    await rows.nth(before - 1).waitFor();
  });

  it('nothing went wrong on the way', () => expect(browser.problems).toEqual([]));
});
