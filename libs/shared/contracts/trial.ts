/** Trial mode only: where the trial bucket and the simulated account are. */
export interface TrialInfo {
  storage: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string };
  twilio: { apiUrl: string; accountSid: string; authToken: string };
}

export interface TrialCallRequest {
  kind?: 'call' | 'voicemail';
}

export interface TrialCall {
  callSid: string;
  recordingSid: string;
}
