import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Admin } from './harness/admin';
import { LOOKS, type Look } from './harness/looks';
import { PAGES } from './harness/pages';

jest.setTimeout(180_000);

const FOLDER = resolve(__dirname, '../docs/screenshots');
const SHOWN: readonly Look[] = [LOOKS.desktop, LOOKS.desktopDark, LOOKS.tablet, LOOKS.phone];

/** `/settings/api-keys` on a dark desktop: `settings-api-keys-desktop-dark.png`. */
const fileOf = (page: string, { name }: Look): string =>
  resolve(FOLDER, `${page.slice(1).replaceAll('/', '-')}-${name.replace(', ', '-')}.png`);

describe('no page is wider than the screen', () => {
  let admin: Admin;
  let { page } = {} as Admin;

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    admin = await Admin.start({ recordings: 40, seed: 17 });
    ({ page } = admin);
    await admin.migratedClinic();
    await admin.signIn();
    await admin.choose('Demo clinic');
  });

  afterAll(() => admin?.close());

  describe.each(SHOWN)('$name:', (look) => {
    beforeAll(async () => {
      await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(look.size);
    });

    it.each(PAGES)('%s', async (path, heading) => {
      await admin.open(path, heading);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: fileOf(path, look), animations: 'disabled' });
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
    });

    it('a call that plays', async () => {
      await admin.open('/calls', 'Calls');
      const [first] = await page.getByRole('button', { name: /^Play recording/ }).all();
      await first?.click();
      await page.getByRole('region', { name: 'Player' }).waitFor();
      await admin.browser.hearsAudio();
      await page.screenshot({ path: fileOf('/calls-playing', look), animations: 'disabled' });
    });
  });
});
