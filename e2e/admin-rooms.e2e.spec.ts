import { Admin } from './harness/admin';
import { objectsIn } from './harness/test-services';

jest.setTimeout(180_000);

describe('campaigns, workspaces and the system', () => {
  let admin: Admin;
  let { page, bucket } = {} as Admin;

  beforeAll(async () => {
    admin = await Admin.start({ recordings: 6, seed: 23 });
    ({ page, bucket } = admin);
    await admin.migratedClinic();
    await admin.signIn();
  });

  afterAll(() => admin?.close());

  it('a campaign takes the calls of its number, and takes them along when it is deleted so', async () => {
    await page.getByRole('row').nth(1).waitFor();
    const called = await page.evaluate<string>(
      `fetch('/api/v1/workspaces').then((answer) => answer.json()).then(({ items: [{ id }] }) =>
        fetch('/api/v1/workspaces/' + id + '/call-logs')).then((answer) => answer.json())
        .then(({ items }) => items.find(({ to }) => /^\\+\\d{8,}$/.test(to)).to)`,
    );
    await admin.open('/settings/campaigns', 'Campaigns');
    await page.getByRole('button', { name: 'Add campaign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Spring');
    await dialog.getByLabel('Tracking number').fill(called);
    await dialog.getByRole('button', { name: 'Add campaign' }).click();
    await page.getByText('“Spring” was added.').waitFor();
    await page.getByRole('button', { name: 'Change Spring' }).click();
    await dialog.getByLabel('Name').fill('Summer');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Delete Summer' }).click();
    const withCalls = dialog.getByRole('radio', { name: /^Delete its .*calls? as well$/, disabled: false });
    await withCalls.check();
    await dialog.getByText(/stays? in your bucket/).waitFor();
    await dialog.getByRole('button', { name: /^Delete campaign and \d+ calls?$/ }).click();
    await page.getByText('“Summer” was deleted together with its calls.').waitFor();
    expect((await objectsIn(bucket)).length).toBe(6);
  });

  it('a workspace is added, renamed, and deleted once its name was typed', async () => {
    await admin.open('/settings/workspaces', 'Workspaces');
    await page.getByRole('button', { name: 'Add workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Workspace name').fill('Harbour');
    await dialog.getByRole('button', { name: 'Add workspace' }).click();
    await page.getByRole('button', { name: 'Rename Harbour' }).click();
    await dialog.getByLabel('Workspace name').fill('Harbour clinic');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Delete Harbour clinic' }).click();
    await dialog.getByLabel('Type the name to delete it').fill('Harbour clinic');
    await dialog.getByRole('button', { name: 'Delete workspace' }).click();
    await page.getByText('“Harbour clinic” is deleted.').waitFor();
    expect(await page.getByLabel('Workspace', { exact: true }).textContent()).not.toContain('Harbour');
  });

  it('the queues are looked into from the system page, in a tab that asks nobody else for anything', async () => {
    await admin.open('/settings/system', 'System');
    const link = page.getByRole('link', { name: 'Look into the queues' });
    const [board] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    const strangers: string[] = [];
    board.on('response', (answer) => {
      if (new URL(answer.url()).origin !== new URL(page.url()).origin) strangers.push(answer.url());
    });
    await board.reload();
    for (const queue of ['migration', 'cleanup']) await board.getByText(queue).first().waitFor();
    expect(await board.title()).toBe('Voicekeep queues');
    await board.getByText('migration').first().click();
    await board.waitForURL(/\/api\/v1\/system\/queues\/queue\/migration/);
    expect(strangers).toEqual([]);
    await board.close();
  });
});
