import { TestBed } from '@angular/core/testing';
import type { TelephonySettings } from '@voicekeep/shared/contracts';
import { sayIn } from '@voicekeep/shared/ui';
import { plainWords, providePseudoTexts, SettingsPage } from '@voicekeep/shared/ui/testing';
import { snippetsFor } from '../snippets';
import { TelephonyPage } from '../telephony-page';
import { TWILIO_TEXTS } from './en';

const URL = '/api/v1/workspaces/w1/telephony';
const saved: TelephonySettings = {
  configured: true,
  accountSid: `AC${'0'.repeat(32)}`,
  hasAuthToken: true,
  hasSecondaryAuthToken: false,
  apiKeySid: null,
  hasApiKeySecret: true,
  region: 'ie1',
  edge: 'dublin',
  webhooks: {
    recordingStatusUrl: 'https://keep.example/webhooks/twilio/recording-status',
    callStatusUrl: 'https://keep.example/webhooks/twilio/call-status',
    lastReceivedAt: null,
    lastRejectedAt: null,
  },
};
const { recordingStatusUrl, callStatusUrl } = saved.webhooks;
const codes = snippetsFor(recordingStatusUrl, sayIn(TWILIO_TEXTS)).map(({ code }) => code);
/** Code, the longest first as one holds the other, addresses and months. */
const DATA = [...codes.sort((a, b) => b.length - a.length), callStatusUrl, 'Nov'];

describe('the Twilio page', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [providePseudoTexts()] }));

  it('has no word of its own: every one comes from the texts', async () => {
    const page = await SettingsPage.open(TelephonyPage, URL, saved);
    expect(page.text).toContain(recordingStatusUrl);
    expect(plainWords(page.element, DATA)).toEqual([]);
  });

  it('has none once Twilio has called', async () => {
    const at = '2020-11-20T09:41:00.000Z';
    const webhooks = { ...saved.webhooks, lastReceivedAt: at, lastRejectedAt: at };
    const page = await SettingsPage.open(TelephonyPage, URL, { ...saved, webhooks });
    expect(page.text).toContain('20 Nov 2020');
    expect(plainWords(page.element, DATA)).toEqual([]);
  });
});
