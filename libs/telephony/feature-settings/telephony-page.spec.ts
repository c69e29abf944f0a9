import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { TelephonySettings } from '@voicekeep/shared/contracts';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { TelephonyPage } from './telephony-page';

const URL = '/api/v1/workspaces/w1/telephony';
const saved: TelephonySettings = {
  configured: true,
  accountSid: `AC${'0'.repeat(32)}`,
  hasAuthToken: true,
  hasSecondaryAuthToken: false,
  apiKeySid: null,
  hasApiKeySecret: false,
  region: 'ie1',
  edge: 'dublin',
  webhooks: {
    recordingStatusUrl: 'https://keep.example/webhooks/twilio/recording-status',
    callStatusUrl: 'https://keep.example/webhooks/twilio/call-status',
    lastReceivedAt: null,
    lastRejectedAt: null,
  },
};

describe('the Twilio page', () => {
  let fixture: ComponentFixture<TelephonyPage>;
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

  async function open(settings: TelephonySettings): Promise<void> {
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
    fixture = TestBed.createComponent(TelephonyPage);
    fixture.detectChanges();
    http.expectOne(URL).flush(settings);
    await settled();
  }

  it('shows the account, its region and edge, and never the token', async () => {
    await open(saved);
    expect(field('accountSid').value).toBe(saved.accountSid);
    expect(field('region').value).toBe('ie1');
    expect(field('edge').value).toBe('dublin');
    expect(field('authToken').value).toBe('');
  });

  it('keeps stored secrets by leaving them out', async () => {
    await open(saved);
    press('Save');
    const { request } = http.expectOne({ method: 'PUT', url: URL });
    expect(request.body).toEqual({
      accountSid: saved.accountSid,
      apiKeySid: null,
      region: 'ie1',
      edge: 'dublin',
    });
  });

  it('says at the field what is wrong with it', async () => {
    await open(saved);
    press('Save');
    const errors = [{ path: 'edge', code: 'telephony.edge_format', message: 'Write a Twilio edge.' }];
    http
      .expectOne({ method: 'PUT', url: URL })
      .flush(
        { code: 'telephony.edge_format', detail: 'Write a Twilio edge.', errors },
        { status: 422, statusText: 'refused' },
      );
    await settled();
    expect(field('edge').closest('mat-form-field')?.textContent).toContain('Write a Twilio edge.');
    expect(field('edge').closest('details')?.open).toBe(true);
  });

  it('shows every step of a test', async () => {
    await open(saved);
    press('Test connection');
    const steps = [{ id: 'account', status: 'ok', title: 'Reached the account', detail: '', ms: 9 }];
    http.expectOne(`${URL}/test`).flush({ ok: true, steps });
    await settled();
    expect(page().textContent).toContain('Reached the account');
  });

  it('says that Twilio has not called yet, with the addresses to enter there', async () => {
    await open(saved);
    expect(page().textContent).toContain('Twilio has not reached Voicekeep yet');
    expect(page().textContent).toContain(saved.webhooks.recordingStatusUrl);
    expect(page().textContent).toContain('recordingStatusCallback=');
  });

  it('says when Twilio last called', async () => {
    const webhooks = { ...saved.webhooks, lastReceivedAt: '2025-11-20T09:41:00.000Z' };
    await open({ ...saved, webhooks });
    expect(page().textContent).toContain('Twilio reached Voicekeep: 20 Nov 2025');
  });
});
