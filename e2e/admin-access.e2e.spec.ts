import type { Workspace } from '@voicekeep/shared/contracts';
import { Admin } from './harness/admin';
import { violationsOn } from './harness/axe';
import { LOOKS, type Look } from './harness/looks';

jest.setTimeout(240_000);

const EMPTY = 'Newly opened clinic';
const SEEN: readonly Look[] = [LOOKS.desktop, LOOKS.desktopDark, LOOKS.phone, LOOKS.phoneDark];

describe('axe finds nothing wrong in light and dark, on a desktop and on a phone, with', () => {
  let admin: Admin;
  let { product, page } = {} as Admin;

  beforeAll(async () => {
    admin = await Admin.start({ recordings: 6, seed: 5 });
    ({ product, page } = admin);
    const api = await product.client();
    await api.ok<Workspace>('POST', '/workspaces', { name: EMPTY });
    const clinic = await admin.migratedClinic();
    await api.ok('POST', clinic.path('members'), {
      email: 'reception@clinic.example',
      displayName: 'Reception',
      role: 'member',
      password: 'another horse battery',
    });
  });

  afterAll(() => admin?.close());

  const show = async ({ size, colorScheme }: Look): Promise<void> => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
  };

  /** Asks about what stands there now, in every look. */
  const expectNothingWrong = async (...exclude: string[]): Promise<void> => {
    const found = new Map<string, string[]>();
    for (const look of SEEN) {
      await show(look);
      for (const words of await violationsOn(page, exclude))
        found.set(words, [...(found.get(words) ?? []), look.name]);
    }
    await show(LOOKS.desktop);
    expect([...found].map(([words, looks]) => `${looks.join('; ')}\n  ${words}`)).toEqual([]);
  };

  const unfoldAll = async (): Promise<void> => {
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
  };

  it('the sign-in, also when it refuses', async () => {
    await page.goto(product.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectNothingWrong();
    await page.getByLabel('Email').fill(product.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await expectNothingWrong();
  });

  describe('a workspace in use:', () => {
    beforeAll(async () => {
      await admin.signIn();
      await admin.choose('Demo clinic');
    });

    it('the calls, with one playing', async () => {
      await admin.open('/calls', 'Calls');
      await expectNothingWrong();
      await page
        .getByRole('button', { name: /^Play recording/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Player' }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('list', { name: 'Keys of the player' }).waitFor();
      // What lies half under the docked player is scrolled from under it; the rows were looked at before.
      await expectNothingWrong('vk-call-table');
    });

    it('the calls, with a filter open and with none that matches', async () => {
      await admin.open('/calls', 'Calls');
      await page.getByRole('combobox', { name: 'State' }).click();
      await page.getByRole('option', { name: 'Lost' }).waitFor();
      await expectNothingWrong();
      await page.getByRole('option', { name: 'Lost' }).click();
      await page.getByText('No call matches these filters').waitFor();
      await expectNothingWrong();
    });

    it('the calls, narrowed by several filters, one of them refused', async () => {
      await admin.open('/calls?period=30&min=60&max=30', 'Calls');
      await page.getByRole('searchbox', { name: 'Shortest' }).waitFor();
      await page.getByText('The shortest duration is longer than the longest; swap the two.').waitFor();
      await page.getByRole('button', { name: 'Remove filter: Last 30 days' }).waitFor();
      await expectNothingWrong();
    });

    it('where a recording is, and the question why a call is held', async () => {
      await admin.open('/calls', 'Calls');
      await page
        .getByRole('button', { name: /: where the call from/ })
        .first()
        .click();
      await page.getByRole('dialog').getByText('SHA-256').waitFor();
      await expectNothingWrong();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page
        .getByRole('button', { name: /on hold$/ })
        .last()
        .click();
      await page.getByRole('button', { name: 'Hold', exact: true }).click();
      await page.getByText('Write why it is held').waitFor();
      await expectNothingWrong();
      await page.getByLabel('Reason').fill('Doe v. Roe');
      await page.getByRole('button', { name: 'Hold', exact: true }).click();
      await page.getByText('This call is on hold.').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Done' }).click();
    });

    it('the notes and tags of a call, and the call that has them', async () => {
      await admin.open('/calls', 'Calls');
      await page
        .getByRole('button', { name: /^Notes and tags of/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await page.getByLabel('New tag').fill('Call back');
      await page.getByLabel('New tag').press('Enter');
      await page.getByRole('button', { name: 'Remove tag Call back' }).waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Call back').filter({ visible: true }).first().waitFor();
      await expectNothingWrong();
    });

    it('the calls, some of them selected, and the question before they are deleted', async () => {
      await admin.open('/calls', 'Calls');
      await page
        .getByRole('checkbox', { name: /^Select call/ })
        .first()
        .check();
      await page.getByText('1 selected').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Keep' }).click();
    });

    it('the question before a call is deleted', async () => {
      await admin.open('/calls', 'Calls');
      await page
        .getByRole('button', { name: /^Delete call/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Keep' }).click();
    });

    it('the migration', async () => {
      await admin.open('/migration', 'Migration');
      await page.getByRole('table').waitFor();
      await unfoldAll();
      await expectNothingWrong();
    });

    it('the storage settings, everything unfolded, after a test that fails', async () => {
      await admin.open('/settings/storage', 'Storage');
      await page.getByRole('heading', { name: 'Deletion' }).waitFor();
      await expectNothingWrong();
      await page.getByLabel('Bucket', { exact: true }).fill('no-such-bucket-here');
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByRole('region', { name: 'Test result' }).waitFor();
      await unfoldAll();
      await page.getByRole('radio').first().waitFor();
      await page.getByRole('button', { name: /^Change keys/ }).click();
      await page.getByLabel('New access key ID').waitFor();
      await expectNothingWrong();
    });

    it('the Twilio settings, everything unfolded', async () => {
      await admin.open('/settings/twilio', 'Twilio');
      await unfoldAll();
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByRole('region', { name: 'Test result' }).waitFor();
      await expectNothingWrong();
    });

    it('the campaigns, with one about to be added, and one about to be deleted with its calls', async () => {
      await admin.open('/settings/campaigns', 'Campaigns');
      await page.getByRole('button', { name: 'Add campaign' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Spring');
      await dialog.getByLabel('Tracking number').fill('555');
      await dialog.getByRole('button', { name: 'Add campaign' }).click();
      await dialog.getByText('with its country code').first().waitFor();
      await expectNothingWrong();
      await dialog.getByLabel('Tracking number').fill('+14155550100');
      await dialog.getByRole('button', { name: 'Add campaign' }).click();
      await page.getByText('“Spring” was added.').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Delete Spring' }).click();
      await page.getByText('No call belongs to this campaign').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Keep' }).click();
    });

    it('the retention rule, with what it would delete', async () => {
      await admin.open('/settings/retention', 'Retention and holds');
      await page.getByRole('radio', { name: /^Delete what is older/ }).check();
      await page.getByRole('button', { name: 'See what it deletes' }).click();
      await page.getByText(/is here to be deleted now|Now that is/).waitFor();
      await expectNothingWrong();
    });

    it('the people', async () => {
      await admin.open('/settings/people', 'People');
      await page.getByText('reception@clinic.example').waitFor();
      await expectNothingWrong();
    });

    it('the API keys, with a new one', async () => {
      await admin.open('/settings/api-keys', 'API keys');
      await page.getByLabel('Key name').fill('Reports');
      await page.getByRole('button', { name: 'Create key' }).click();
      await page.getByText(/shown this once/).waitFor();
      await expectNothingWrong();
    });

    it('the audit trail', async () => {
      await admin.open('/settings/audit', 'Audit');
      await page.getByRole('table').waitFor();
      await expectNothingWrong();
    });

    it('the workspaces, and the question before one is deleted', async () => {
      // The one in use has a call on hold by now, and is not even asked about.
      await (await product.client()).ok('POST', '/workspaces', { name: 'Closing clinic' });
      await admin.open('/settings/workspaces', 'Workspaces');
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Delete Closing clinic' }).click();
      await page.getByLabel('Type the name to delete it').waitFor();
      await expectNothingWrong();
      await page.getByRole('button', { name: 'Keep' }).click();
    });

    it('the system', async () => {
      await admin.open('/settings/system', 'System');
      await page.getByRole('heading', { name: 'Servers' }).waitFor();
      await expectNothingWrong();
    });

    it('an address without a page', async () => {
      await admin.open('/nowhere', 'There is no page at this address');
      await expectNothingWrong();
    });

    it('a workspace about to be added, and the whole menu of a phone', async () => {
      await admin.open('/calls', 'Calls');
      await admin.choose('New workspace …');
      await page.getByLabel('Workspace name').waitFor();
      await expectNothingWrong();
      await page.setViewportSize(LOOKS.phone.size);
      await page.getByRole('button', { name: 'More' }).click();
      await expectNothingWrong();
    });
  });

  describe('a workspace without anything:', () => {
    beforeAll(async () => {
      await admin.open('/calls', 'Calls');
      await admin.choose(EMPTY);
    });

    it.each([
      ['/calls', 'Calls', 'No calls yet'],
      ['/recordings', 'Recordings without a call', 'No recording is without its call'],
      ['/migration', 'Migration', 'No run yet'],
      ['/settings/storage', 'Storage', 'Not set up'],
      ['/settings/twilio', 'Twilio', 'Twilio has not reached Voicekeep yet'],
      ['/settings/campaigns', 'Campaigns', 'No campaign yet'],
      ['/settings/retention', 'Retention and holds', 'Nothing is on hold'],
      ['/settings/people', 'People', 'Nobody was added to this workspace yet'],
      ['/settings/api-keys', 'API keys', 'No key yet'],
    ])('%s', async (path, heading, words) => {
      await admin.open(path, heading);
      await page.getByText(words).waitFor();
      await expectNothingWrong();
    });
  });
});
