import type { Job, Page, CallLog } from '@voicekeep/shared/contracts';
import { Database } from '@voicekeep/shared/persistence';
import { RecordingRegister } from '@voicekeep/recordings/workflow';
import type { Account, RecordingFacts, Sandbox } from '../../../../apps/sandbox';
import { LockableBucket, type BucketKind } from './lockable-bucket';
import { STANDS, StandingRecordings, type Booked, type Stand, type Standing } from './standing-recordings';
import { storageForm, type TestHost } from './test-host';
import type { JsonAnswer, JsonObject } from '@voicekeep/shared/testing';

export interface Switches {
  readonly deleteWithCallLog: boolean;
  readonly deleteTwilioCopy: boolean;
}

/** A workspace whose recordings a spec puts where it wants them, in a host whose work it does by hand. */
export class DeletionClinic {
  private unused: Booked[] = [];

  private constructor(
    private readonly host: TestHost,
    private readonly sandbox: Sandbox,
    readonly bucket: LockableBucket,
    readonly id: string,
    private readonly database: Database,
  ) {}

  static async open(
    host: TestHost,
    sandbox: Sandbox,
    { sid: accountSid, authToken }: Account,
    kind: BucketKind,
    switches: Switches,
  ): Promise<DeletionClinic> {
    const { id } = (await host.call('POST', '/workspaces', { name: `${kind} bucket` })).body;
    const bucket = await LockableBucket.make(kind);
    const database = host.app.get(Database, { strict: false });
    const clinic = new DeletionClinic(host, sandbox, bucket, String(id), database);
    expect(await clinic.call('PUT', '/telephony', { accountSid, authToken })).toMatchObject({ status: 200 });
    await clinic.save({ ...storageForm(bucket.name), ...switches });
    await clinic.enter(sandbox.recordings().filter((recording) => recording.accountSid === accountSid));
    return clinic;
  }

  call<T = JsonObject>(method: string, path: string, body?: unknown): Promise<JsonAnswer<T>> {
    return this.host.call<T>(method, `/workspaces/${this.id}${path}`, body);
  }

  job(id: unknown): Promise<JsonAnswer<Job>> {
    return this.host.call<Job>('GET', `/jobs/${String(id)}`);
  }

  async save(form: object): Promise<void> {
    expect(await this.call('PUT', '/storage', form)).toMatchObject({ status: 200 });
  }

  /** A call whose recording stands there; one for each place without any. */
  async stand(stands: readonly Stand[] = STANDS): Promise<Standing[]> {
    const [row] = await this.rows<{ locationId: string }>(
      'SELECT location_id AS locationId FROM vk_storage_settings WHERE workspace_id = ?',
      [this.id],
    );
    if (!row) throw new Error('Storage is not configured.');
    const books = new StandingRecordings(this.database, this.sandbox, this.bucket, this.id, row.locationId);
    const standing: Standing[] = [];
    for (const stand of stands) {
      const booked = this.unused.pop();
      if (!booked) throw new Error('The simulated account has no more recordings.');
      standing.push(await books.stand(booked, stand));
    }
    return standing;
  }

  /** A campaign that these calls belong to. @returns its id */
  async campaignOf(standing: readonly Standing[]): Promise<string> {
    const { id } = (await this.call('POST', '/campaigns', { name: 'Spring' })).body;
    await this.rows('UPDATE vk_call_logs SET campaign_id = ? WHERE workspace_id = ? AND id IN (?)', [
      ...[id, this.id, standing.map(({ callLogId }) => callLogId)],
    ]);
    return String(id);
  }

  async hold(subject: { callLogId: string } | { recordingId: string }): Promise<string> {
    const placed = await this.call('POST', '/holds', { ...subject, reason: 'Doe v. Roe' });
    expect(placed).toMatchObject({ status: 201 });
    return String(placed.body['id']);
  }

  async isListed({ callLogId }: Booked): Promise<boolean> {
    return (await this.call('GET', `/call-logs/${callLogId}`)).status === 200;
  }

  /** The SIDs of all calls on the list. */
  async listed(): Promise<Set<string>> {
    const sids = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await this.call<Page<CallLog>>('GET', `/call-logs?limit=200${query}`);
      for (const { callSid } of body.items) sids.add(callSid);
      cursor = body.nextCursor;
    }
    return sids;
  }

  /** In a word, what of it is in the bucket now beside what was there before. */
  async fileOf({ sid, before }: Standing): Promise<'nothing' | 'as it was' | 'arrived' | 'less'> {
    const now = await this.bucket.versionsOf(sid);
    const added = now.filter((version) => !before.includes(version));
    for (const version of added)
      expect(await this.bucket.sha256Of(version.split(' ')[0] ?? '')).toBe(
        this.sandbox.recording(sid)?.sha256,
      );
    if (added.length > 0) return 'arrived';
    if (now.length === 0) return 'nothing';
    return now.length === before.length ? 'as it was' : 'less';
  }

  isAtTwilio({ sid }: Booked): boolean {
    return this.sandbox.recording(sid)?.status !== 'deleted';
  }

  /** What the bucket said of removals that are not done; null when all are. */
  async waitsFor({ id }: Booked): Promise<string | null> {
    const [row] = await this.rows<{ code: string | null }>(
      `SELECT COALESCE(last_error_code, 'nothing yet') AS code FROM vk_object_deletions
       WHERE workspace_id = ? AND recording_id = ? AND confirmed_at IS NULL LIMIT 1`,
      [this.id, id],
    );
    return row?.code ?? null;
  }

  async stateOf({ id }: Booked): Promise<string | undefined> {
    const [row] = await this.rows<{ state: string }>(
      'SELECT state FROM vk_recordings WHERE workspace_id = ? AND id = ?',
      [this.id, id],
    );
    return row?.state;
  }

  /** Keys that tombstones name, of files that stay for good. */
  async keptKeys(): Promise<string[]> {
    const rows = await this.rows<{ key: string }>(
      'SELECT object_key AS `key` FROM vk_tombstones WHERE workspace_id = ? AND object_key IS NOT NULL',
      [this.id],
    );
    return rows.map(({ key }) => key);
  }

  rows<Row>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return this.database.query(sql, values);
  }

  private async enter(recordings: readonly RecordingFacts[]): Promise<void> {
    const register = this.host.app.get(RecordingRegister, { strict: false });
    const entered = await register.enterAll(
      this.id,
      recordings.map(({ sid, accountSid, callSid, source, channels, durationSeconds, createdAt }) => ({
        seen: {
          ...{ recordingSid: sid, accountSid, callSid, source, channels, durationSeconds, createdAt },
          ...{ status: 'completed', startedAt: createdAt, errorCode: null, encryptionDetails: null },
        },
        madeAt: null,
      })),
    );
    this.unused = entered.flatMap((recording) =>
      recording?.callLogId
        ? [{ ...recording, callLogId: recording.callLogId, sid: recording.recordingSid }]
        : [],
    );
  }
}
