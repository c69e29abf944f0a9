import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VoicekeepOptions } from '@voicekeep/plugin/nest';
import type { Settings } from './settings';

const LOOPBACK = ['127.0.0.0/8', '::1', 'localhost'];

/** What the plug-in wants to know, in this host's terms. One process does all, workers included. */
export function voicekeepOptions(settings: Settings): VoicekeepOptions {
  return {
    databaseUrl: settings.databaseUrl,
    redisUrl: settings.redisUrl,
    publicUrl: settings.publicUrl,
    dashboardOrigins: [],
    twilioApiUrl: settings.twilioApiUrl,
    s3AllowedEndpoints: LOOPBACK,
    masterKeys: [settings.masterKey],
    runWorkers: true,
    workerConcurrency: 4,
    spoolDirectory: join(tmpdir(), `host-example-${settings.port}`),
    storageSuggestion: null,
  };
}
