import { inject, Injectable } from '@angular/core';
import type {
  AuditEvent,
  MigrationPreview,
  MigrationRun,
  Page,
  StorageSettings,
  StorageUsage,
  TelephonySettings,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

/** How many recordings are moved to see how it goes. */
export const PILOT_SIZE = 10;

@Injectable()
export class StartClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  telephony(): Promise<TelephonySettings> {
    return this.api.get(this.path('/telephony'));
  }

  storage(): Promise<StorageSettings> {
    return this.api.get(this.path('/storage'));
  }

  usage(): Promise<StorageUsage> {
    return this.api.get(this.path('/storage/usage'));
  }

  preview(): Promise<MigrationPreview> {
    return this.api.get(this.path('/storage/migrations/preview'));
  }

  async newestRun(): Promise<MigrationRun | null> {
    const runs = await this.api.get<Page<MigrationRun>>(this.path('/storage/migrations'), { limit: 1 });
    return runs.items[0] ?? null;
  }

  run(id: string): Promise<MigrationRun> {
    return this.api.get(this.path(`/storage/migrations/${id}`));
  }

  /** When somebody last was given a recording to hear; null when nobody was. Asks for the right to read the audit. */
  async lastPlayedAt(): Promise<string | null> {
    const query = { action: 'recording.played', limit: 1 };
    const events = await this.api.get<Page<AuditEvent>>(this.path('/audit-events'), query);
    return events.items[0]?.at ?? null;
  }

  /** The newest few, whose copies at Twilio stay. */
  startPilot(): Promise<MigrationRun> {
    return this.api.post(this.path('/storage/migrations'), { limit: PILOT_SIZE, keepTwilioCopies: true });
  }
}
