import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { Playback } from '@voicekeep/shared/contracts';
import type { BlindIndex } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type Clock, type Transactions } from '@voicekeep/shared/kernel';
import {
  needsRestore,
  type ObjectInfo,
  type ObjectStores,
  type WorkspaceStorage,
} from '@voicekeep/storage/domain';
import {
  STORED_STATES,
  type ArchiveBook,
  type Bell,
  type Recording,
  type RecordingRef,
  type RecordingRepository,
  type SourceDeletions,
} from '@voicekeep/recordings/domain';
import { isReadable } from './is-readable';

export interface PlaybackDeskParts {
  readonly recordings: RecordingRepository;
  readonly archive: ArchiveBook;
  readonly sourceDeletions: SourceDeletions;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly audit: AuditTrail;
  readonly index: BlindIndex;
  readonly clock: Clock;
  /** No trailing slash. */
  readonly publicUrl: string;
}

export interface PlaybackWish {
  readonly ttlMinutes: number;
  readonly purpose: 'play' | 'download';
  readonly actor: Actor;
  readonly requestId: string;
}

export type Place = 's3' | 'twilio';

const HEAD_MS = 4000;
const PURPOSE = 'media-ticket';

/** Hands out one way to hear one recording for a while, and writes down who got it before giving it. */
export class PlaybackDesk {
  constructor(private readonly parts: PlaybackDeskParts) {}

  /**
   * @throws VoicekeepError `recording.not_found`, `recording.deleted` (gone), `recording.missing_in_bucket`,
   *   `recording.archived`, `recording.restoring`, `recording.absent`, `recording.lost`
   */
  async play(ref: RecordingRef, wish: PlaybackWish): Promise<Playback> {
    const recording = await this.require(ref);
    const place = await this.placeOf(recording);
    await this.parts.audit.append({
      actor: wish.actor,
      action: wish.purpose === 'download' ? 'recording.downloaded' : 'recording.played',
      outcome: 'ok',
      workspaceId: ref.workspaceId,
      resource: { type: 'recording', id: ref.id },
      requestId: wish.requestId,
      details: { source: place, ttlMinutes: wish.ttlMinutes },
    });
    const contentType = recording.contentType ?? 'audio/x-wav';
    if (place === 's3') {
      const policy = await this.parts.storage.policy(ref.workspaceId);
      if (policy?.playback !== 'proxied') return this.signed(recording, wish, contentType);
    }
    const expiresAt = new Date(this.parts.clock.now().getTime() + wish.ttlMinutes * 60_000);
    const ticket = await this.ticket(ref, expiresAt, wish.purpose);
    return {
      url: `${this.parts.publicUrl}/api/v1/workspaces/${ref.workspaceId}/recordings/${ref.id}/media/${ticket}`,
      expiresAt: expiresAt.toISOString(),
      source: place === 's3' ? 'proxy' : 'twilio',
      contentType,
    };
  }

  /** Opens a ticket again. @throws VoicekeepError `recording.ticket_invalid` kind forbidden, also when it expired */
  async redeem(
    ref: RecordingRef,
    ticket: string,
  ): Promise<{ recording: Recording; place: Place; purpose: 'play' | 'download' }> {
    const [claim = '', mac = ''] = ticket.split('.');
    const [expiry, purpose] = Buffer.from(claim, 'base64url').toString('latin1').split(':');
    const given = Buffer.from(mac, 'latin1');
    const expected = Buffer.from(await this.mac(ref, claim), 'latin1');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!genuine || !(Number(expiry) > this.parts.clock.now().getTime()))
      throw errors.forbidden(
        'recording.ticket_invalid',
        'This link has expired; ask for the recording again.',
      );
    const recording = await this.require(ref);
    return {
      recording,
      place: await this.placeOf(recording),
      purpose: purpose === 'download' ? 'download' : 'play',
    };
  }

  private async require(ref: RecordingRef): Promise<Recording> {
    const recording = await this.parts.recordings.find(ref);
    if (!recording) throw errors.notFound('recording.not_found', 'There is no such recording.');
    if (recording.state === 'deleted')
      throw errors.gone('recording.deleted', 'This recording was deleted with its call.');
    return recording;
  }

  private async placeOf(recording: Recording): Promise<Place> {
    if (recording.state === 'absent')
      throw errors.conflict('recording.absent', 'Twilio kept no audio of this recording.');
    if (recording.state === 'lost')
      throw errors.notFound('recording.lost', 'Neither the bucket nor Twilio has this recording.');
    if (!STORED_STATES.includes(recording.state)) {
      if (recording.onTwilio) return 'twilio';
      throw errors.conflict(
        'recording.not_playable',
        'This recording cannot be played in its present state.',
      );
    }
    const info = await this.lookUp(recording);
    if (info === 'unknown') return 's3';
    if (info === null) return this.missing(recording);
    if (info.storageClass === null || !needsRestore(info.storageClass)) return 's3';
    return this.archived(recording, info);
  }

  /** Played all the same once restored, or where the store gives archived files at once; Twilio's copy else. */
  private async archived(recording: Recording, { storageClass, restore }: ObjectInfo): Promise<Place> {
    const { stores, archive, clock } = this.parts;
    const { workspaceId, id, locationId, objectKey } = recording;
    if (locationId === null || objectKey === null) return this.missing(recording);
    await archive.seen(recording, objectKey, storageClass ?? 'STANDARD', clock.now());
    if (restore && !restore.ongoing) return 's3';
    const { store } = await stores.open(workspaceId, locationId);
    if (!restore?.ongoing && (await isReadable(store, objectKey))) return 's3';
    if (recording.onTwilio) return 'twilio';
    const asked = (await archive.facts(workspaceId, [id])).get(id)?.restore ?? null;
    if (restore?.ongoing)
      throw errors.conflict(
        'recording.restoring',
        'This recording is being restored from the archive; try again once it is there.',
        { details: { storageClass, expectedAt: asked?.expectedAt.toISOString() ?? null } },
      );
    throw errors.conflict(
      'recording.archived',
      'This recording lies in an archive class; restore it, then play it.',
      { details: { storageClass } },
    );
  }

  /** A store that does not answer in time may still answer the player: only "not found" counts as missing. */
  private async lookUp(recording: Recording): Promise<ObjectInfo | null | 'unknown'> {
    const { workspaceId, locationId, objectKey } = recording;
    if (locationId === null || objectKey === null) return null;
    try {
      const { store } = await this.parts.stores.open(workspaceId, locationId);
      return await withDeadline(HEAD_MS, (signal) => store.head(objectKey, { signal }));
    } catch {
      return 'unknown';
    }
  }

  /** Flags it; while Twilio still has it, plays that copy, keeps it there, and orders a new one for the bucket. */
  private async missing(recording: Recording): Promise<Place> {
    const { recordings, storage, sourceDeletions, transactions, bell, clock } = this.parts;
    const now = clock.now();
    const flag = {
      lastErrorCode: 'recording.missing_in_bucket',
      lastErrorMessage: 'The bucket no longer holds this recording.',
      lastErrorAt: now,
    };
    await recordings.note(recording, flag);
    if (recording.onTwilio) {
      if ((await storage.policy(recording.workspaceId))?.enabled !== true) return 'twilio';
      const again = { ...flag, nextAttemptAt: now, progressAt: now, tries: 0 };
      const queued = await transactions.run(async () => {
        if (!(await recordings.move(recording, ['stored', 'cleaning'], 'queued', again))) return false;
        await sourceDeletions.cancel(recording);
        return true;
      });
      if (queued) bell.copy({ ...recording, generation: recording.generation + 1 });
      return 'twilio';
    }
    throw errors.notFound(
      'recording.missing_in_bucket',
      'The bucket no longer holds this recording; restore it there from a version or a backup.',
    );
  }

  private async signed(recording: Recording, wish: PlaybackWish, contentType: string): Promise<Playback> {
    const { store } = await this.parts.stores.open(recording.workspaceId, recording.locationId ?? '');
    const signed = await store.signedUrl(recording.objectKey ?? '', {
      ttlSeconds: wish.ttlMinutes * 60,
      contentType,
      downloadName: wish.purpose === 'download' ? fileNameOf(recording) : undefined,
    });
    return { url: signed.url, expiresAt: signed.expiresAt.toISOString(), source: 's3', contentType };
  }

  private async ticket(ref: RecordingRef, expiresAt: Date, purpose: string): Promise<string> {
    const claim = Buffer.from(`${expiresAt.getTime()}:${purpose}`, 'latin1').toString('base64url');
    return `${claim}.${await this.mac(ref, claim)}`;
  }

  private mac(ref: RecordingRef, claim: string): Promise<string> {
    return this.parts.index.of(ref.workspaceId, PURPOSE, `${ref.id}.${claim}`);
  }
}

export const fileNameOf = ({ recordingSid, contentType }: Recording): string =>
  `${recordingSid}.${contentType === 'audio/mpeg' ? 'mp3' : 'wav'}`;
