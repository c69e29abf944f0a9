import type { VoicekeepOptions } from '@voicekeep/shared/kernel';

/** What the processes of this host are told at start; read and proven in one go by `readEnvironment`. */
export interface Environment {
  readonly options: VoicekeepOptions;
  readonly role: 'all' | 'api' | 'worker';
  readonly host: string | undefined;
  readonly port: number;
  readonly logLevel: string;
  readonly admin: FirstAdministrator;
  readonly trial: TrialSettings | null;
}

/** Made on first start only; what is null is made up. */
export interface FirstAdministrator {
  readonly email: string | null;
  readonly password: string | null;
}

export interface TrialSettings {
  readonly sandboxUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly storage: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
}
