import { SettingsPage } from '@voicekeep/shared/ui/testing';
import { StoragePage } from './storage-page';
import { savedStorage } from './testing/saved-storage';

const URL = '/api/v1/workspaces/w1/storage';

describe('the storage page where the operator allows to store without keys', () => {
  it('puts the keys out of sight and out of the request', async () => {
    const page = await SettingsPage.open(StoragePage, URL, { ...savedStorage(), keylessAllowed: true });
    page.field('secretAccessKey').value = 'x';
    page.field('secretAccessKey').dispatchEvent(new Event('input'));
    page.element.querySelector<HTMLInputElement>('[formControlName=keyless]')!.click();
    await page.settled();
    expect(page.text).toContain('recordings are stored with the AWS role of this server');
    expect(page.element.querySelector('[formControlName=secretAccessKey]')).toBeNull();
    page.press('Save');
    const body = page.savedBody();
    expect(body).toMatchObject({ keyless: true, accessKeyId: null });
    expect(body).not.toHaveProperty('secretAccessKey');
  });
});

describe('the storage page, refused', () => {
  let page: SettingsPage<StoragePage>;

  beforeEach(async () => {
    page = await SettingsPage.open(StoragePage, URL, savedStorage());
  });
  afterEach(() => page.server.verify());

  it('leaves a stored secret out of sight and out of the request', () => {
    expect(page.field('secretAccessKey').value).toBe('');
    page.press('Save');
    const body = page.savedBody();
    expect(body).toMatchObject({ bucket: 'calls', enabled: true, version: 3 });
    expect(body).not.toHaveProperty('secretAccessKey');
  });

  it('says at the field what is wrong with it, until it is typed into', async () => {
    page.press('Save');
    const errors = [{ path: 'bucket', code: 'storage.bucket_format', message: 'Lower case only.' }];
    await page.refuse(422, { code: 'storage.bucket_format', detail: 'Lower case only.', errors, steps: [] });
    expect(page.field('bucket').closest('mat-form-field')?.textContent).toContain('Lower case only.');
    expect(page.field('bucket').getAttribute('aria-invalid')).toBe('true');
    page.field('bucket').value = 'calls-2';
    page.field('bucket').dispatchEvent(new Event('input'));
    await page.settled();
    expect(page.field('bucket').getAttribute('aria-invalid')).toBe('false');
  });

  it('unfolds the further fields when one of them is wrong', async () => {
    page.press('Save');
    const errors = [{ path: 'caCertificate', code: 'storage.certificate', message: 'Paste a PEM.' }];
    await page.refuse(422, { code: 'storage.certificate', detail: 'Paste a PEM.', errors });
    expect(page.field('caCertificate').closest('details')?.open).toBe(true);
  });

  it('offers to load again after somebody else saved', async () => {
    page.press('Save');
    await page.refuse(409, { code: 'storage.changed_meanwhile', detail: 'Somebody else saved meanwhile.' });
    page.press('Load the settings again');
    page.server
      .expectOne({ method: 'GET', url: URL })
      .flush({ ...savedStorage(), bucket: 'theirs', version: 4 });
    await page.settled();
    expect(page.field('bucket').value).toBe('theirs');
    expect(page.text).not.toContain('Somebody else saved');
  });

  it('saves a bucket that is open to everybody only after a tick', async () => {
    page.press('Save');
    await page.refuse(422, {
      code: 'storage.block_public_access',
      detail: 'The bucket is public.',
      steps: [],
    });
    page.element.querySelector<HTMLInputElement>('.accept-public input')!.click();
    page.press('Save');
    expect(page.savedBody()).toMatchObject({ acceptPublic: true });
  });

  it('keeps a refused switch as saved, with the reason in sight', async () => {
    const toggle = page.element.querySelector<HTMLButtonElement>('vk-deletion-switches button')!;
    toggle.click();
    await page.settled();
    await page.refuse(403, { code: 'access.denied', detail: 'Only an administrator may do this.' });
    expect(toggle.getAttribute('aria-checked')).toBe('true');
    expect(page.text).toContain('Only an administrator may do this.');
  });
});
