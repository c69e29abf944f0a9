import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { StoragePage } from './storage-page';
import { savedStorage } from './testing/saved-storage';
import { TestStream } from './testing/test-stream';

const fresh: StorageSettings = {
  ...savedStorage(),
  ...{ configured: false, enabled: false, hasSecret: false, version: 0 },
  ...{ accessKeyId: null, bucket: null, region: null },
  suggestion: {
    endpoint: 'http://127.0.0.1:9000',
    bucket: 'trial',
    region: 'us-east-1',
    accessKeyId: 'KEY',
    secretAccessKey: 'SECRET',
    forcePathStyle: true,
  },
};
const URL = '/api/v1/workspaces/w1/storage';

describe('the storage page', () => {
  let page: SettingsPage<StoragePage>;

  beforeEach(async () => {
    page = await SettingsPage.open(StoragePage, URL, fresh);
  });

  it('fills in the suggestion of a trial without saving it, and shows no deletion switches yet', () => {
    expect(page.field('bucket').value).toBe('trial');
    expect(page.text).toContain('Nothing is saved yet');
    expect(page.text).not.toContain('Delete Twilio copy after migration');
  });

  it('tests what stands in the form, unsaved', async () => {
    page.press('Test connection');
    const stream = new TestStream(page.server.expectOne(`${URL}/test?browser=true`));
    expect(stream.body).toMatchObject({ bucket: 'trial', secretAccessKey: 'SECRET' });
    stream.end({ id: 'reach', status: 'ok', title: 'Reach the store', detail: '', ms: 3 });
    await page.settled();
    expect(page.text).toContain('All 1 steps passed');
  });

  it('knows no way without keys unless the operator allows one', () => {
    expect(page.text).not.toContain('Without keys');
    page.press('Save');
    expect(page.savedBody()).toMatchObject({ keyless: false });
  });

  it('shows the failed steps of a refused save', async () => {
    page.press('Save');
    await page.refuse(422, {
      detail: 'The connection test failed.',
      code: 'storage.test_failed',
      steps: [
        {
          id: 'key',
          status: 'failed',
          title: 'Check the keys',
          detail: '',
          fix: 'Enter the secret again.',
          ms: 1,
        },
      ],
    });
    expect(page.text).toContain('1 of 1 steps failed');
    expect(page.text).toContain('Enter the secret again.');
  });

  it('tells the prefix of Twilio’s own storage only once it is switched on, also an empty one', async () => {
    const asked = (): unknown => {
      page.press('Test connection');
      const stream = new TestStream(page.server.expectOne(`${URL}/test?browser=true`));
      stream.end();
      return (stream.body as StorageSettingsRequest).externalPrefix;
    };
    expect(asked()).toBeNull();
    await page.settled();
    page.element.querySelector<HTMLInputElement>('[formControlName=external]')!.click();
    await page.settled();
    expect(asked()).toBe('voice-recordings');
    await page.settled();
    const field = page.field('externalPrefix');
    field.value = '';
    field.dispatchEvent(new Event('input'));
    expect(asked()).toBe('');
  });

  it('shows the deletion switches after the first save and what each does', async () => {
    page.press('Save');
    await page.answer(savedStorage());
    expect(page.text).toContain('Delete Twilio copy after migration');
    expect(page.text).toContain('Delete S3 files when call logs are deleted');
    expect(page.text).toContain('The recording stays in your bucket');
  });
});
