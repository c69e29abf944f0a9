import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { StoragePage } from './storage-page';
import { savedStorage } from './testing/saved-storage';

const URL = '/api/v1/workspaces/w1/storage';

describe('the storage page, refused', () => {
  let fixture: ComponentFixture<StoragePage>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement;
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = (name: string): void =>
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name)!.click();
  const field = (name: string): HTMLInputElement =>
    page().querySelector<HTMLInputElement>(`[formControlName=${name}]`)!;
  const refuse = async (status: number, problem: object): Promise<void> => {
    http.expectOne({ method: 'PUT', url: URL }).flush(problem, { status, statusText: 'refused' });
    await settled();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: VOICEKEEP_CONTEXT,
          useValue: { apiBaseUrl: '/api/v1', workspaceId: signal('w1'), mayAdminister: signal(true) },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(StoragePage);
    fixture.detectChanges();
    http.expectOne(URL).flush(savedStorage());
    await settled();
  });
  afterEach(() => http.verify());

  it('leaves a stored secret out of sight and out of the request', () => {
    expect(field('secretAccessKey').value).toBe('');
    press('Save');
    const { request } = http.expectOne({ method: 'PUT', url: URL });
    expect(request.body).toMatchObject({ bucket: 'calls', enabled: true, version: 3 });
    expect(request.body).not.toHaveProperty('secretAccessKey');
  });

  it('says at the field what is wrong with it, until it is typed into', async () => {
    press('Save');
    const errors = [{ path: 'bucket', code: 'storage.bucket_format', message: 'Lower case only.' }];
    await refuse(422, { code: 'storage.bucket_format', detail: 'Lower case only.', errors, steps: [] });
    expect(field('bucket').closest('mat-form-field')?.textContent).toContain('Lower case only.');
    expect(field('bucket').getAttribute('aria-invalid')).toBe('true');
    field('bucket').value = 'calls-2';
    field('bucket').dispatchEvent(new Event('input'));
    await settled();
    expect(field('bucket').getAttribute('aria-invalid')).toBe('false');
  });

  it('unfolds the further fields when one of them is wrong', async () => {
    press('Save');
    const errors = [{ path: 'caCertificate', code: 'storage.certificate', message: 'Paste a PEM.' }];
    await refuse(422, { code: 'storage.certificate', detail: 'Paste a PEM.', errors });
    expect(field('caCertificate').closest('details')?.open).toBe(true);
  });

  it('offers to load again after somebody else saved', async () => {
    press('Save');
    await refuse(409, { code: 'storage.changed_meanwhile', detail: 'Somebody else saved meanwhile.' });
    press('Load the settings again');
    http.expectOne({ method: 'GET', url: URL }).flush({ ...savedStorage(), bucket: 'theirs', version: 4 });
    await settled();
    expect(field('bucket').value).toBe('theirs');
    expect(page().textContent).not.toContain('Somebody else saved');
  });

  it('saves a bucket that is open to everybody only after a tick', async () => {
    press('Save');
    await refuse(422, { code: 'storage.block_public_access', detail: 'The bucket is public.', steps: [] });
    page().querySelector<HTMLInputElement>('mat-checkbox.accept-public input')!.click();
    press('Save');
    const { request } = http.expectOne({ method: 'PUT', url: URL });
    expect(request.body).toMatchObject({ acceptPublic: true });
  });

  it('keeps a refused switch as saved, with the reason in sight', async () => {
    const toggle = page().querySelector<HTMLButtonElement>('vk-deletion-switches button')!;
    toggle.click();
    await settled();
    await refuse(403, { code: 'access.denied', detail: 'Only an administrator may do this.' });
    expect(toggle.getAttribute('aria-checked')).toBe('true');
    expect(page().textContent).toContain('Only an administrator may do this.');
  });
});
