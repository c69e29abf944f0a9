import type { InstanceSettings } from '../services/instance-settings.mts';
import type { SandboxAccount } from './app-environment.mts';

/** The simulated account of this checkout: the same SID, token and, while it is free, port at every start. */
export async function sandboxAccount(settings: InstanceSettings, dataDir: string): Promise<SandboxAccount> {
  const port = await settings.port('sandbox');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    // the form of a Twilio account SID: AC and 32 hex digits; its token is 32 hex digits
    accountSid: `AC${settings.secret('sandbox-account', 16)}`,
    authToken: settings.secret('sandbox-token', 16),
    dataDir,
  };
}
