import type { TelephonySettings } from '@voicekeep/shared/contracts';
import { SettingsPage } from '@voicekeep/shared/ui/testing';
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

const open = (settings: TelephonySettings) => SettingsPage.open(TelephonyPage, URL, settings);

describe('the Twilio page', () => {
  it('shows the account, its region and edge, and never the token', async () => {
    const page = await open(saved);
    expect(page.field('accountSid').value).toBe(saved.accountSid);
    expect(page.field('region').value).toBe('ie1');
    expect(page.field('edge').value).toBe('dublin');
    expect(page.field('authToken').value).toBe('');
  });

  it('keeps stored secrets by leaving them out', async () => {
    const page = await open(saved);
    page.press('Save');
    expect(page.savedBody()).toEqual({
      accountSid: saved.accountSid,
      apiKeySid: null,
      region: 'ie1',
      edge: 'dublin',
    });
  });

  it('says at the field what is wrong with it', async () => {
    const page = await open(saved);
    page.press('Save');
    const errors = [{ path: 'edge', code: 'telephony.edge_format', message: 'Write a Twilio edge.' }];
    await page.refuse(422, { code: 'telephony.edge_format', detail: 'Write a Twilio edge.', errors });
    expect(page.field('edge').closest('mat-form-field')?.textContent).toContain('Write a Twilio edge.');
    expect(page.field('edge').closest('details')?.open).toBe(true);
  });

  it('shows every step of a test', async () => {
    const page = await open(saved);
    page.press('Test connection');
    const steps = [{ id: 'account', status: 'ok', title: 'Reached the account', detail: '', ms: 9 }];
    await page.answer({ ok: true, steps }, '/test');
    expect(page.text).toContain('Reached the account');
  });

  it('says that Twilio has not called yet, with the addresses to enter there', async () => {
    const page = await open(saved);
    expect(page.text).toContain('Twilio has not reached Voicekeep yet');
    expect(page.text).toContain(saved.webhooks.recordingStatusUrl);
    expect(page.text).toContain('recordingStatusCallback=');
  });

  it('says when Twilio last called', async () => {
    const webhooks = { ...saved.webhooks, lastReceivedAt: '2025-11-20T09:41:00.000Z' };
    const page = await open({ ...saved, webhooks });
    expect(page.text).toContain('Twilio reached Voicekeep: 20 Nov 2025');
  });
});
