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

  it('signs in, tests the bucket, saves, moves all 40 recordings and hears one from the bucket', async () => {
    const { page } = browser;
    await page.goto(product.url);
    await page.getByLabel('Email').fill(product.email);
    await page.getByLabel('Password', { exact: true }).fill(product.password);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('link', { name: 'Storage' }).click();
    await page.getByRole('switch', { name: /S3 external storage/ }).check();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/All \d+ steps passed/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('switch', { name: 'Delete Twilio copy after migration' }).waitFor();
    await page.getByRole('button', { name: 'Migrate existing recordings' }).click();
    await page.getByText(/40 of 40/).waitFor({ timeout: 120_000 });
    expect((await objectsIn(bucket)).length).toBe(40);

    await page.getByRole('link', { name: 'Calls' }).first().click();
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
    await row.getByText(/Today/).waitFor();
    await row.getByText('In your bucket').waitFor();
  });
});
