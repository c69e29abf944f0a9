/** The host names its variables as it likes; the plug-in reads no environment. */
export interface Settings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly masterKey: Uint8Array;
  readonly publicUrl: string;
  readonly port: number;
  readonly twilioApiUrl: string;
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is missing.`);
    return value;
  };
  const port = Number(env['PORT'] ?? 4000);
  return {
    databaseUrl: required('DATABASE_URL'),
    redisUrl: required('REDIS_URL'),
    masterKey: Buffer.from(required('MASTER_KEY'), 'base64'),
    publicUrl: env['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`,
    port,
    twilioApiUrl: env['TWILIO_API_URL'] ?? 'https://api.twilio.com',
  };
}
