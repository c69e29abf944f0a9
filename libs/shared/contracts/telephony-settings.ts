import type { CheckStep } from './connection-check';

/** Twilio settings as shown: secrets are write-only. */
export interface TelephonySettings {
  configured: boolean;
  accountSid: string | null;
  hasAuthToken: boolean;
  hasSecondaryAuthToken: boolean;
  apiKeySid: string | null;
  hasApiKeySecret: boolean;
  region: string | null;
  edge: string | null;
  webhooks: {
    recordingStatusUrl: string;
    callStatusUrl: string;
    /** When Twilio last reached us with a valid signature; null when it never did. */
    lastReceivedAt: string | null;
    /** When a request with a bad signature last came for this account. */
    lastRejectedAt: string | null;
  };
}

export interface TelephonySettingsRequest {
  accountSid: string;
  authToken?: string;
  secondaryAuthToken?: string | null;
  apiKeySid?: string | null;
  apiKeySecret?: string | null;
  region?: string | null;
  edge?: string | null;
}

export interface TelephonyTestResult {
  ok: boolean;
  steps: readonly CheckStep[];
}
