import { newId } from '@voicekeep/shared/kernel';
import type { CopyCertificate } from '@voicekeep/shared/contracts';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { SqlCertificates } from '@voicekeep/recordings/persistence';
import { CertificateDesk } from '@voicekeep/recordings/workflow';
import { setSweepScene } from './testing/sweep-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const by = { actor: { kind: 'user' as const, id: 'u1', displayName: 'U', grants: [] }, requestId: 'r1' };
const ever = { from: null, to: null, ...by };

describe('certifying copies', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  const scene = async (options = {}) => {
    await made.database.query('DELETE FROM vk_sweep_runs');
    const set = await setSweepScene(made.database, options);
    const stores = { ...set, open: async () => set.place, openCurrent: async () => set.place };
    const certificates = new SqlCertificates(made.database);
    const desk = new CertificateDesk({
      ...{ certificates, audit: set.audit, clock: set.clock },
      stores: { ...stores, pause: async () => undefined },
    });
    const one = (id: string) => desk.one({ workspaceId: set.workspaceId, id });
    return { ...set, certify: desk, certificates, one };
  };
  const read = async (pieces: AsyncIterable<string>): Promise<string> => {
    let text = '';
    for await (const piece of pieces) text += piece;
    return text;
  };

  it('names source, bytes, place and proof, and that Twilio still has it', async () => {
    const { keep, one, look, clock, place } = await scene({ versioned: true });
    const { id, key, bytes } = await keep('stored');
    const { recordingSid, accountSid, callSid, sha256, etag, versionId } = await look(id);
    const now = clock.now().toISOString();
    expect(await one(id)).toEqual({
      ...{ schema: 1, issuedAt: now, recordingId: id, recordingSid, accountSid, callSid, kind: 'call' },
      ...{ startedAt: now, durationSeconds: 3, channels: 1, storedAt: now },
      copy: {
        ...{ endpoint: null, region: 'r', bucket: place.location.bucket, key, versionId, etag },
        ...{ bytes: bytes.length, sha256, contentType: 'audio/wav', writtenBy: 'voicekeep' },
      },
      verified: { how: 'read-back', at: now, seenIntactAt: null },
      twilioCopy: {
        ...{ state: 'kept', keptBecause: null, decidedAt: null, requestedAt: null },
        ...{ confirmedAt: null, confirmedBy: null },
      },
      attempts: [{ attempt: 1, key, state: 'kept', begunAt: now, settledAt: null }],
    });
    expect(versionId).not.toBeNull();
  });

  it.each([
    ['deleted', '204'],
    ['metadata', 'metadata'],
    ['age', 'age'],
  ] as const)('says by what evidence Twilio confirmed: %s', async (how, confirmedBy) => {
    const { keep, one, pass, clock, sourceDeletions, workspaceId, recordings } = await scene();
    const { id } = await keep('cleaning');
    const ref = { workspaceId, id };
    const decidedAt = clock.now().toISOString();
    expect((await one(id)).twilioCopy).toMatchObject({ state: 'deletion_pending', decidedAt });
    pass(HOUR);
    const requestedAt = clock.now().toISOString();
    const pending = (await sourceDeletions.find(ref))!;
    expect(await sourceDeletions.sent(pending, clock.now())).toBe(true);
    pass(HOUR);
    expect(await sourceDeletions.confirm(pending, how, clock.now())).toBe(true);
    await recordings.move(ref, ['cleaning'], 'cleaned', { onTwilio: false });
    expect((await one(id)).twilioCopy).toEqual({
      ...{ state: 'deleted', keptBecause: null, decidedAt, requestedAt, confirmedBy },
      confirmedAt: clock.now().toISOString(),
    });
  });

  it('says when the daily sweep last found the object, and why a copy at Twilio is never deleted', async () => {
    const { keep, one, pass, sweep, clock, recordings, workspaceId } = await scene();
    const { id } = await keep('stored');
    await recordings.note({ workspaceId, id }, { deletionBarred: 'source.duration_mismatch' });
    pass(HOUR);
    await sweep();
    expect(await one(id)).toMatchObject({
      verified: { seenIntactAt: clock.now().toISOString() },
      twilioCopy: { state: 'kept', keptBecause: 'source.duration_mismatch' },
    });
  });

  it('says of what Twilio wrote into the bucket that it was adopted, and that Twilio never kept a copy', async () => {
    const { adopt, one } = await scene();
    const { id, key } = await adopt('voice-recordings/');
    expect(await one(id)).toMatchObject({
      copy: { key, writtenBy: 'twilio' },
      twilioCopy: { state: 'never_kept', keptBecause: null, decidedAt: null, confirmedBy: null },
      attempts: [{ attempt: 1, state: 'swept' }],
    });
  });

  it('has none of what is not verified, was deleted with its call, or is not there', async () => {
    const { keep, one, database } = await scene();
    const { id } = await keep('stored');
    const put = (state: string) =>
      database.query('UPDATE vk_recordings SET state = ? WHERE id = ?', [state, id]);
    await put('queued');
    await expect(one(id)).rejects.toMatchObject({ code: 'recording.not_certified', kind: 'conflict' });
    await put('deleted');
    await expect(one(id)).rejects.toMatchObject({ code: 'recording.deleted', kind: 'gone' });
    await expect(one(newId())).rejects.toMatchObject({ code: 'recording.not_found' });
  });

  it('exports every kept copy once over many batches, oldest first, and nothing of another workspace', async () => {
    const { keep, certify, workspaceId, pass, database } = await scene();
    const other = await scene();
    await other.keep();
    const { id } = await keep('cleaned');
    pass(1000);
    // Rows enough for three batches, made beside the first.
    await database.query(
      `INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, kind, source, state,
         source_created_at, on_twilio, location_id, object_key, bytes, sha256, verified_at, verified_how, stored_at,
         created_at)
       SELECT workspace_id, UUID(), CONCAT('RE', MD5(s.seq)), account_sid, call_sid, kind, source, state,
         source_created_at + INTERVAL (s.seq DIV 3) SECOND, on_twilio, location_id, object_key, bytes, sha256,
         verified_at, verified_how, stored_at, created_at
       FROM vk_recordings JOIN seq_1_to_1200 s WHERE workspace_id = ? AND id = ?`,
      [workspaceId, id],
    );
    const text = await read(await certify.export(workspaceId, { ...ever, format: 'json' }));
    const { certificates, count }: { certificates: CopyCertificate[]; count: number } = JSON.parse(text);
    expect([certificates.length, count]).toEqual([1201, 1201]);
    expect(new Set(certificates.map(({ recordingSid }) => recordingSid)).size).toBe(1201);
    const times = certificates.map(({ startedAt }) => startedAt).slice(1);
    expect(times).toEqual([...times].sort());
  });

  it('exports the window it was asked for, as CSV that harms no spreadsheet', async () => {
    const { keep, certify, workspaceId, pass, clock, recordings } = await scene();
    await keep('stored');
    pass(HOUR);
    const from = clock.now();
    const { id } = await keep('stored');
    await recordings.note({ workspaceId, id }, { objectKey: '=cmd/RE.wav' });
    pass(HOUR);
    const to = clock.now();
    await keep('stored');
    const text = await read(await certify.export(workspaceId, { ...ever, format: 'csv', from, to }));
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^recording_id,recording_sid,account_sid,call_sid,.*,attempts,issued_at,written_by$/,
    );
    expect(lines[1]).toMatch(new RegExp(`^${id},RE[0-9a-f]{32},AC`));
    expect(lines[1]).toContain(",'=cmd/RE.wav,");
    expect(text).not.toMatch(/\+1\d{10}/);
  });

  it('is an empty list where nothing is kept yet', async () => {
    const { certify, workspaceId } = await scene();
    const text = await read(await certify.export(workspaceId, { ...ever, format: 'json' }));
    expect(JSON.parse(text)).toEqual({ certificates: [], count: 0 });
  });

  it('is on record before it starts and when it ends, and says when it was not taken to its end', async () => {
    const { keep, certify, certificates, workspaceId, audit } = await scene();
    await keep();
    const events = () => audit.entries.map(({ action, details }) => [action, details?.['complete']]);
    const pieces = await certify.export(workspaceId, { ...ever, format: 'csv' });
    expect(events()).toEqual([['recording.certificates_export_started', undefined]]);
    for await (const piece of pieces) if (piece) break;
    expect(events().at(-1)).toEqual(['recording.certificates_exported', false]);
    jest.spyOn(certificates, 'all').mockImplementation(() => {
      throw new Error('The database is gone.');
    });
    const failing = await certify.export(workspaceId, { ...ever, format: 'json' });
    await expect(read(failing)).rejects.toThrow('gone');
    expect(events().at(-1)).toEqual(['recording.certificates_exported', false]);
  });
});
