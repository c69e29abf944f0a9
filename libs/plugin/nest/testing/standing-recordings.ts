import { createHash } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { RecordingFacts, Sandbox } from '../../../../apps/sandbox';
import type { LockableBucket } from './lockable-bucket';

/** Where a recording may stand when its call is deleted; `adopted` is one Twilio wrote into the bucket itself. */
export const STANDS = [
  ...(['on_twilio', 'queued', 'copying', 'copied', 'stored', 'cleaning', 'cleaned'] as const),
  ...(['failed', 'absent', 'lost', 'adopted'] as const),
] as const;
export type Stand = (typeof STANDS)[number];

/** A recording in the books and its call. */
export interface Booked {
  readonly id: string;
  readonly callLogId: string;
  readonly callSid: string;
  readonly sid: string;
}

export interface Standing extends Booked {
  readonly stand: Stand;
  /** What lay in the bucket when it came to stand there, as `LockableBucket.versionsOf`. */
  readonly before: readonly string[];
}

type Columns = Record<string, unknown>;

const DAY = '2026-01-02';

/** Puts recordings where a spec wants them: rows, attempts and objects as the product leaves them there. */
export class StandingRecordings {
  constructor(
    private readonly database: Database,
    private readonly sandbox: Sandbox,
    private readonly bucket: LockableBucket,
    private readonly workspaceId: string,
    private readonly locationId: string,
  ) {}

  async stand(booked: Booked, stand: Stand): Promise<Standing> {
    await this.arrange(booked, stand);
    return { ...booked, stand, before: await this.bucket.versionsOf(booked.sid) };
  }

  private async arrange(booked: Booked, stand: Stand): Promise<void> {
    const now = new Date();
    const due = { next_attempt_at: now, progress_at: now };
    const gone = { on_twilio: 0, next_attempt_at: null };
    if (stand === 'on_twilio') return;
    if (stand === 'queued') return this.change(booked, { state: stand, ...due });
    if (stand === 'absent') return this.change(booked, { state: stand, ...gone });
    const facts = this.sandbox.recording(booked.sid);
    if (!facts) throw new Error('The simulated account has no such recording.');
    const written = await this.write(facts, stand === 'adopted');
    const { object_key, ...proof } = written;
    const begun = { attempt: 1, key_day: DAY, location_id: this.locationId };
    const stored = { ...begun, ...written, verified_at: now, verified_how: 'read-back', stored_at: now };
    if (stand === 'adopted') {
      await this.attempt(booked, this.keyOf(booked.sid), 'swept');
      return this.change(booked, { ...stored, ...gone, state: 'stored', written_by: 'twilio' });
    }
    const isKept = ['stored', 'cleaning', 'cleaned', 'lost'].includes(stand);
    await this.attempt(booked, object_key, isKept ? 'kept' : 'open');
    if (stand === 'copying') return this.change(booked, { ...begun, object_key, ...due, state: stand });
    if (stand === 'copied')
      return this.change(booked, { ...begun, object_key, ...proof, ...due, state: stand });
    if (stand === 'failed') {
      await this.orderSweep(booked, object_key);
      return this.change(booked, { ...begun, state: stand, location_id: null });
    }
    if (stand === 'lost') {
      await this.bucket.hide(object_key);
      return this.change(booked, { ...begun, ...gone, state: stand, location_id: null });
    }
    await this.change(booked, { ...stored, ...(stand === 'cleaned' ? gone : {}), state: stand });
    if (stand === 'cleaning') await this.decideDeletion(booked, now);
  }

  private async write(facts: RecordingFacts, asTwilio: boolean) {
    const bytes = this.sandbox.media(facts.sid, 'wav', facts.channels);
    const object_key = asTwilio ? `external/${facts.accountSid}/${facts.sid}` : this.keyOf(facts.sid);
    const { etag, versionId } = await this.bucket.put(object_key, bytes);
    return {
      ...{ object_key, etag, version_id: versionId, bytes: bytes.length, content_type: 'audio/x-wav' },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  }

  private keyOf(sid: string): string {
    return `voicekeep/${this.workspaceId}/${DAY.replaceAll('-', '/')}/${sid}.wav`;
  }

  private async attempt({ id }: Booked, objectKey: string, state: string): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_copy_attempts (workspace_id, recording_id, attempt, location_id, object_key, state, created_at)
       VALUES (?, ?, 1, ?, ?, ?, UTC_TIMESTAMP(3))`,
      [this.workspaceId, id, this.locationId, objectKey, state],
    );
  }

  /** As an attempt that was given up leaves it. */
  private async orderSweep({ id }: Booked, objectKey: string): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_object_deletions
         (id, workspace_id, recording_id, attempt, location_id, object_key, reason, decided_at, next_attempt_at)
       VALUES (?, ?, ?, 1, ?, ?, 'leftover', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE)`,
      [newId(), this.workspaceId, id, this.locationId, objectKey],
    );
  }

  private async decideDeletion({ id, sid }: Booked, now: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_source_deletions
         (workspace_id, recording_id, recording_sid, reason, state, decided_at, next_attempt_at)
       VALUES (?, ?, ?, 'policy', 'pending', ?, ?)`,
      [this.workspaceId, id, sid, now, now],
    );
  }

  private async change({ id }: Booked, columns: Columns): Promise<void> {
    const set = Object.keys(columns).map((name) => `${name} = ?`);
    await this.database.query(
      `UPDATE vk_recordings SET ${set.join(', ')} WHERE workspace_id = ? AND id = ?`,
      [...Object.values(columns), this.workspaceId, id],
    );
  }
}
