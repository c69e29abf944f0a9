import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { StorageSettings } from '@voicekeep/shared/contracts';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { StoragePage } from './storage-page';

const fresh: StorageSettings = {
  configured: false,
  enabled: false,
  accessKeyId: null,
  hasSecret: false,
  bucket: null,
  region: null,
  endpoint: null,
  publicEndpoint: null,
  forcePathStyle: false,
  prefix: 'voicekeep',
  keyTemplate: null,
  encryption: { mode: 'none' },
  caCertificate: null,
  playback: 'signed',
  verification: 'auto',
  audioFormat: 'wav',
  deleteTwilioCopy: true,
  deleteTwilioCopyAfterHours: 0,
  deleteWithCallLog: false,
  scope: {},
  version: 0,
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
  let server: HttpTestingController;
  let fixture: ComponentFixture<StoragePage>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const press = (name: string) => {
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === name)?.click();
  };
  const settle = async () => {
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
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
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(StoragePage);
    fixture.detectChanges();
    server.expectOne(URL).flush(fresh);
    await settle();
  });

  it('fills in the suggestion of a trial without saving it, and shows no deletion switches yet', () => {
    const bucket = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(
      'input[formControlName=bucket]',
    );
    expect(bucket?.value).toBe('trial');
    expect(text()).toContain('Nothing is saved yet');
    expect(text()).not.toContain('Delete Twilio copy after migration');
  });

  it('tests what stands in the form, unsaved', async () => {
    press('Test connection');
    const request = server.expectOne(`${URL}/test`);
    expect(request.request.body).toMatchObject({ bucket: 'trial', secretAccessKey: 'SECRET' });
    request.flush({
      ok: true,
      steps: [{ id: 'reach', status: 'ok', title: 'Reach the store', detail: '', ms: 3 }],
    });
    await settle();
    expect(text()).toContain('All 1 steps passed');
  });

  it('shows the failed steps of a refused save', async () => {
    press('Save');
    server.expectOne(URL).flush(
      {
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
      },
      { status: 422, statusText: 'Unprocessable' },
    );
    await settle();
    expect(text()).toContain('1 of 1 steps failed');
    expect(text()).toContain('Enter the secret again.');
  });

  it('shows the deletion switches after the first save and what each does', async () => {
    press('Save');
    server
      .expectOne(URL)
      .flush({ ...fresh, configured: true, enabled: true, hasSecret: true, suggestion: null });
    await settle();
    expect(text()).toContain('Delete Twilio copy after migration');
    expect(text()).toContain('Delete S3 files when call logs are deleted');
    expect(text()).toContain('The recording stays in your bucket');
  });
});
