import { inject, Injectable } from '@angular/core';
import type {
  MigrationPreview,
  MigrationRun,
  StorageSettings,
  StorageUsage,
  TelephonySettings,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

/** How many recordings are moved to see how it goes. */
export const PILOT_SIZE = 10;

@Injectable()
export class StartClient {
  private readonly api = inject(ApiClient);

  telephony(): Promise<TelephonySettings> {
    return this.api.get('/workspaces/{workspaceId}/telephony');
  }

  storage(): Promise<StorageSettings> {
    return this.api.get('/workspaces/{workspaceId}/storage');
  }

  usage(): Promise<StorageUsage> {
    return this.api.get('/workspaces/{workspaceId}/storage/usage');
  }

  preview(): Promise<MigrationPreview> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations/preview');
  }

  async newestRun(): Promise<MigrationRun | null> {
    const runs = await this.api.get('/workspaces/{workspaceId}/storage/migrations', { query: { limit: 1 } });
    return runs.items[0] ?? null;
  }

  run(id: string): Promise<MigrationRun> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations/{id}', { path: { id } });
  }

  /** When somebody last was given a recording to hear; null when nobody was. Asks for the right to read the audit. */
  async lastPlayedAt(): Promise<string | null> {
    const query = { action: 'recording.played', limit: 1 };
    const events = await this.api.get('/workspaces/{workspaceId}/audit-events', { query: query });
    return events.items[0]?.at ?? null;
  }

  /** The newest few, whose copies at Twilio stay. */
  startPilot(): Promise<MigrationRun> {
    return this.api.post('/workspaces/{workspaceId}/storage/migrations', {
      body: { limit: PILOT_SIZE, keepTwilioCopies: true },
    });
  }
}
