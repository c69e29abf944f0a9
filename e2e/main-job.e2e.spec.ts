import { startSandbox, type Sandbox } from '../apps/sandbox';
import { TestBrowser } from './harness/browser';
import { eventually } from './harness/eventually';
import type { Product } from './harness/product';
import { objectsIn } from './harness/test-services';
import { startTrial } from './harness/trial';

jest.setTimeout(240_000);

describe('a newcomer in the browser', () => {
  let sandbox: Sandbox;
  let product: Product;
  let bucket: string;
  let browser: TestBrowser;

  beforeAll(async () => {
    sandbox = await startSandbox({ recordings: 40, seed: 11 });
    ({ product, bucket } = await startTrial(sandbox));
    browser = await TestBrowser.open();
    browser.page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await sandbox?.close();
  });

  it('is led from the sign-in over a pilot of ten to all 40 recordings moved, and hears one from the bucket', async () => {
    const { page } = browser;
    await page.goto(product.url);
    await page.getByLabel('Email').fill(product.email);
    await page.getByLabel('Password', { exact: true }).fill(product.password);
    await page.getByRole('button', { name: 'Sign in' }).click();

    const menu = page.getByRole('navigation', { name: 'Main' });
    const main = page.getByRole('main');
    await main.getByText(/^Account AC\w+ is connected\.$/).waitFor();
    await main.getByRole('link', { name: 'Storage settings' }).click();
    await page.getByRole('switch', { name: /S3 external storage/ }).check();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/All \d+ steps passed/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('switch', { name: 'Delete Twilio copy after migration' }).waitFor();

    await menu.getByRole('link', { name: 'Get started' }).click();
    await main.getByText(/^At Twilio: 40 recordings,.* Nothing was changed\.$/).waitFor();
    await main.getByRole('button', { name: 'Move 10 recordings' }).click();
    await main.getByText(/^10 recordings are in your bucket/).waitFor();
    expect((await objectsIn(bucket)).length).toBe(10);

    await main.getByRole('link', { name: 'Migration' }).click();
    await page.getByRole('button', { name: 'Migrate existing recordings' }).click();
    await eventually(async () => expect((await objectsIn(bucket)).length).toBe(40), 120_000);

    await menu.getByRole('link', { name: 'Get started' }).click();
    await main.getByRole('link', { name: 'Calls' }).click();
    const signed = page.waitForResponse(
      (response) =>
        response.url().startsWith(process.env['TEST_S3_ENDPOINT'] ?? '-') &&
        response.url().includes('X-Amz-Signature'),
    );
    await page
      .getByRole('button', { name: /^Play recording/ })
      .first()
      .click();
    expect((await signed).status()).toBeLessThan(300);
    await browser.hearsAudio();
    expect(browser.problems).toEqual([]);
  });

  it('sees a call placed now arrive in the bucket', async () => {
    await browser.page.getByRole('button', { name: 'Place a call' }).click();
    await eventually(async () => expect((await objectsIn(bucket)).length).toBe(41), 20_000);
    const row = browser.page.getByRole('row').nth(1);
    await row.getByRole('cell', { name: /^Today/ }).waitFor();
    await row.getByRole('button', { name: /^In your bucket/ }).waitFor();
  });
});
