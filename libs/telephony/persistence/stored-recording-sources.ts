import type { CellCipher } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { PlainRows, type Database } from '@voicekeep/shared/persistence';
import {
  RecordingSources,
  type RecordingSource,
  type RecordingSourceFactory,
} from '@voicekeep/telephony/domain';
import { openRow } from './telephony-record';
import { TelephonySettingsEntity } from './telephony-settings.entity';

interface OpenSource {
  readonly version: number;
  readonly source: RecordingSource;
}

/** Opens accounts as they are committed, and keeps each client with its connections until its settings change. */
export class StoredRecordingSources extends RecordingSources {
  private readonly opened = new Map<string, OpenSource>();
  private readonly plain: PlainRows<TelephonySettingsEntity>;

  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly factory: RecordingSourceFactory,
  ) {
    super();
    this.plain = new PlainRows(database, TelephonySettingsEntity);
  }

  override async open(workspaceId: string): Promise<RecordingSource> {
    // Past any transaction of the caller: what is not committed must not reach Twilio.
    const row = await this.database.outside(() => this.plain.one({ workspaceId }));
    if (!row) {
      this.opened.delete(workspaceId);
      throw errors.conflict(
        'telephony.not_configured',
        'This workspace has no Twilio account yet: enter it in the Twilio settings.',
      );
    }
    const known = this.opened.get(workspaceId);
    if (known?.version === row.version) return known.source;
    const { account } = await openRow(this.cipher, row);
    const source = this.factory.open(account);
    this.opened.set(workspaceId, { version: row.version, source });
    return source;
  }
}
