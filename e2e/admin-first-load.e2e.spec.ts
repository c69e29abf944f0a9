import { Admin } from './harness/admin';
import { PAGES } from './harness/pages';

jest.setTimeout(120_000);

const MOST_SCRIPT_BYTES = 200_000;
/** https://web.dev/articles/cls calls 0.1 good; a page that people read numbers from should stand stiller. */
const MOST_SHIFT = 0.05;

interface ShiftWindow {
  readonly shifts: { readonly value: number; readonly what: string }[];
}

/** Runs in the page before anything else; shifts that answer a key or a click do not count. */
const COUNT_SHIFTS = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const what = sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200)).join(' | ');
      if (!hadRecentInput) globalThis.shifts.push({ value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** As they came over the wire, also those that the browser still had from the page before. */
const SCRIPT_BYTES = `
  [...new Map(performance.getEntriesByType('resource').map((entry) => [entry.name, entry])).values()]
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
`;

describe('the first look at a page', () => {
  let admin: Admin;
  let { product, page } = {} as Admin;

  beforeAll(async () => {
    admin = await Admin.start({ recordings: 30, seed: 17 });
    ({ product, page } = admin);
    await admin.migratedClinic();
    await page.addInitScript(COUNT_SHIFTS);
  });

  afterAll(() => admin?.close());

  const expectLightAndStill = async (): Promise<void> => {
    await page.waitForLoadState('networkidle');
    const bytes = await page.evaluate<number>(SCRIPT_BYTES);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
    const shifts = await page.evaluate(() => (globalThis as unknown as ShiftWindow).shifts);
    const shift = shifts.reduce((sum, { value }) => sum + value, 0);
    // Names what moved, where too much did.
    expect(shift < MOST_SHIFT ? [] : shifts).toEqual([]);
  };

  it('says that it opens while its scripts are still on their way', async () => {
    let letThrough = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(product.url, { waitUntil: 'commit' });
    const opening = page.getByText('Opening Voicekeep…');
    await opening.waitFor();
    letThrough();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await opening.count()).toBe(0);
    await page.unroute('**/*.js');
  });

  describe.each([
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844 }],
  ])('on %s is light and still:', (_, size) => {
    beforeAll(async () => {
      await page.context().clearCookies();
      await page.setViewportSize(size);
    });

    it('signing in', async () => {
      await page.goto(product.url);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await expectLightAndStill();
    });

    describe('signed in,', () => {
      beforeAll(() => admin.signIn());

      it.each(PAGES)('%s', async (path, heading) => {
        await admin.open(path, heading);
        await expectLightAndStill();
      });
    });
  });
});
