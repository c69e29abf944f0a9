import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { unzipped, type WingDatabase } from '@voicekeep/shared/testing';
import { describeBytes } from '@voicekeep/storage/testing';
import { SqlDownloadOrders } from '@voicekeep/recordings/persistence';
import { CopyReader, CopyVerifier, DownloadDesk, ZipPacker } from '@voicekeep/recordings/workflow';
import { setSweepScene } from './testing/sweep-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const by = {
  actor: { kind: 'user' as const, id: 'u1', displayName: 'Ann Example', grants: [] },
  ...{ requestId: 'r1', chosenBy: 'ids' },
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('downloading many recordings as one zip', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = async () => {
    const set = await setSweepScene(made.database);
    const { workspaceId, clock, audit, recordings, place } = set;
    const ring = new DataKeyRing(
      new TypeOrmDataKeyStore(made.database),
      new MasterKeys([Buffer.alloc(32, 1)]),
    );
    const stores = { open: async () => place, openCurrent: async () => place, pause: async () => undefined };
    const reader = new CopyReader(stores, new CopyVerifier());
    const desk = new DownloadDesk({
      ...{ orders: new SqlDownloadOrders(made.database, new EnvelopeCellCipher(ring)), audit, clock },
      ...{ packer: new ZipPacker({ recordings, reader, audit, clock }), transactions: made.database },
      ...{ index: new EnvelopeBlindIndex(ring), publicUrl: 'https://here.example' },
    });
    const order = (...recordingIds: readonly string[]) => desk.order(workspaceId, { recordingIds }, by);
    const begin = (url: string, signal = new AbortController().signal) => {
      const [id = '', ticket = ''] = url.split('/').slice(-2);
      return desk.open(workspaceId, id, ticket, signal);
    };
    const fetched = async (...ids: readonly string[]) => {
      const { body } = await begin((await order(...ids)).url);
      const files = await unzipped(await buffer(body));
      const text = (name: string) => files.find((file) => file.name === name)?.bytes.toString() ?? '';
      const lines = text('manifest.csv').trimEnd().split('\r\n').slice(1);
      const statuses = new Map(lines.map((line) => [line.split(',')[1], line.split(',').at(-1)]));
      return { files, text, lines, statuses };
    };
    const actions = () => audit.entries.map(({ action }) => action);
    return { ...set, desk, order, begin, fetched, actions };
  };

  it('packs the bytes of each under day and SID, with sums and a manifest, and keeps no number', async () => {
    const { keep, look, fetched, clock, order } = await scene();
    const kept = [await keep('stored'), await keep('cleaning'), await keep('cleaned')];
    const day = clock.now().toISOString().slice(0, 10);
    const total = kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(await order(...kept.map(({ id }) => id))).toMatchObject({ recordings: 3, bytes: total });
    const { files, text, lines } = await fetched(...kept.map(({ id }) => id));
    expect(files).toHaveLength(5);
    expect(files.slice(-2).map(({ name }) => name)).toEqual(['SHA256SUMS', 'manifest.csv']);
    for (const { id, bytes } of kept) {
      const { recordingSid, callSid } = await look(id);
      const name = `${day}/${recordingSid}.wav`;
      expect(files.find((file) => file.name === name)).toEqual({ name, bytes, method: 0 });
      expect(text('SHA256SUMS')).toContain(`${sha256(bytes)}  ${name}\n`);
      const started = clock.now().toISOString();
      const facts = [name, recordingSid, callSid, started, 'call', 3, bytes.length, sha256(bytes), 'ok'];
      expect(lines).toContain(facts.join(','));
    }
    expect(text('manifest.csv')).toMatch(
      /^file,recording_sid,call_sid,started_at,kind,duration_seconds,bytes,sha256,status\r\n/,
    );
  });

  it('names each recording it lacks, and why', async () => {
    const { keep, look, fetched, store, database, audit } = await scene();
    const names = [
      'here',
      'waits',
      'missing',
      'longer',
      'replaced',
      'archived',
      'refused',
      'deleted',
      'absent',
    ];
    const kept = new Map<string, Awaited<ReturnType<typeof keep>>>();
    for (const name of names) kept.set(name, await keep('stored'));
    const key = (name: string) => kept.get(name)!.key;
    const put = (state: string, name: string) =>
      database.query('UPDATE vk_recordings SET state = ? WHERE id = ?', [state, kept.get(name)!.id]);
    await put('copying', 'waits');
    await put('deleted', 'deleted');
    await put('absent', 'absent');
    await store.delete(key('missing'));
    const overwrite = (name: string, bytes: Buffer) => store.put(key(name), { bytes }, describeBytes(bytes));
    await overwrite('longer', Buffer.alloc(3000));
    await overwrite('replaced', Buffer.alloc(2000));
    const get = store.get.bind(store);
    jest.spyOn(store, 'get').mockImplementation(async (asked, options) => {
      if (asked === key('archived'))
        throw errors.conflict('storage.object_archived', 'The object lies in an archive class.');
      if (asked === key('refused')) throw errors.invalid('storage.missing_permission', 'Not allowed.');
      return get(asked, options);
    });
    const { files, statuses } = await fetched(...[...kept.values()].map(({ id }) => id));
    const expected = {
      ...{ here: 'ok', waits: 'not_in_bucket', missing: 'object_missing', longer: 'changed' },
      ...{ replaced: 'changed', archived: 'archived', refused: 'unreadable', deleted: 'deleted' },
      absent: 'no_audio',
    };
    for (const [name, status] of Object.entries(expected))
      expect([name, statuses.get((await look(kept.get(name)!.id)).recordingSid)]).toEqual([name, status]);
    expect(statuses.size).toBe(names.length);
    expect(files).toHaveLength(3);
    expect(audit.entries.at(-1)).toMatchObject({
      action: 'recording.zip_downloaded',
      details: { files: 1, missing: 8, bytes: 2000, complete: true },
    });
  });

  it('packs what was only encrypted anew: another ETag, the same bytes', async () => {
    const { keep, fetched, recordings, workspaceId } = await scene();
    const { id, bytes } = await keep('stored');
    await recordings.note({ workspaceId, id }, { etag: '"of another key"' });
    expect((await fetched(id)).files[0]?.bytes).toEqual(bytes);
  });

  it('breaks off when bytes handed on prove to be others, and lists that recording as changed from then on', async () => {
    const { keep, begin, order, fetched, look, store, recordings, workspaceId, audit } = await scene();
    const [good, bad] = [await keep('stored'), await keep('stored')];
    // Same length and same ETag: nothing but the bytes can tell.
    const put = await store.put(bad.key, { bytes: Buffer.alloc(2000) }, describeBytes(Buffer.alloc(2000)));
    await recordings.note({ workspaceId, id: bad.id }, { etag: put.etag });
    const { body } = await begin((await order(good.id, bad.id)).url);
    await expect(buffer(body)).rejects.toMatchObject({ code: 'storage.object_changed' });
    expect(audit.entries.at(-1)).toMatchObject({
      action: 'recording.zip_downloaded',
      details: { complete: false },
    });
    const { statuses } = await fetched(good.id, bad.id);
    expect(statuses.get((await look(bad.id)).recordingSid)).toBe('changed');
    expect(statuses.get((await look(good.id)).recordingSid)).toBe('ok');
  });

  it('tries a store that does not answer again, and then breaks off', async () => {
    const { keep, begin, order, store } = await scene();
    const { id, bytes } = await keep('stored');
    const down = errors.unavailable('storage.endpoint_unreachable', 'It is down.', { retryable: true });
    const get = jest.spyOn(store, 'get').mockRejectedValueOnce(down).mockRejectedValueOnce(down);
    const { url } = await order(id);
    const [file] = await unzipped(await buffer((await begin(url)).body));
    expect(file?.bytes).toEqual(bytes);
    get.mockRejectedValue(down);
    await expect(buffer((await begin(url)).body)).rejects.toMatchObject({
      code: 'storage.endpoint_unreachable',
    });
  });

  it('reads no further when its client is gone, and says so on record', async () => {
    const { keep, begin, order, store, audit } = await scene();
    const [first, second] = [await keep('stored'), await keep('stored')];
    let sent = 0;
    const endless = Readable.from(
      (async function* noise() {
        for (;;) {
          sent += 1;
          yield Buffer.alloc(64 * 1024);
        }
      })(),
      { objectMode: false },
    );
    const read = { body: endless, sizeBytes: first.bytes.length, contentType: null, contentRange: null };
    const get = jest.spyOn(store, 'get').mockResolvedValue({ ...read, etag: null });
    const left = new AbortController();
    const { body } = await begin((await order(first.id, second.id)).url, left.signal);
    await once(body, 'readable');
    body.read();
    left.abort();
    body.destroy();
    await once(body, 'close');
    expect(endless.destroyed).toBe(true);
    expect(sent).toBeLessThan(60);
    expect(get).toHaveBeenCalledTimes(1);
    expect(audit.entries.at(-1)).toMatchObject({
      action: 'recording.zip_downloaded',
      details: { files: 0, complete: false },
    });
  });

  it('puts on record who ordered, each recording before it leaves, and the end', async () => {
    const { keep, fetched, actions, audit } = await scene();
    const kept = [await keep('stored'), await keep('stored')];
    await fetched(...kept.map(({ id }) => id));
    expect(actions()).toEqual([
      ...[
        'recording.zip_ordered',
        'recording.downloaded',
        'recording.downloaded',
        'recording.zip_downloaded',
      ],
    ]);
    const [ordered, one, two] = audit.entries;
    expect(ordered).toMatchObject({ requestId: 'r1', details: { chosenBy: 'ids', recordings: 2 } });
    expect([one, two].map((entry) => entry?.resource?.id).sort()).toEqual(kept.map(({ id }) => id).sort());
    expect(one?.actor).toEqual(by.actor);
    const [row] = await made.database.query<object[]>(
      'SELECT * FROM vk_download_orders ORDER BY id DESC LIMIT 1',
    );
    expect(JSON.stringify(row)).not.toContain('Ann');
  });

  it('is for the holder of its ticket, for a quarter of an hour', async () => {
    const { keep, begin, order, pass } = await scene();
    const { url } = await order((await keep('stored')).id);
    const forged = [`${url}0`, url.replace(/.$/, (last) => (last === '0' ? '1' : '0'))];
    for (const address of [...forged, url.replace(/[^/]+\/[^/]+$/, `${newId()}/${'0'.repeat(64)}`)])
      await expect(begin(address)).rejects.toMatchObject({
        code: 'recording.ticket_invalid',
        kind: 'forbidden',
      });
    pass(14 * 60_000);
    (await begin(url)).body.destroy();
    pass(60_001);
    await expect(begin(url)).rejects.toMatchObject({ code: 'recording.ticket_invalid' });
  });

  it('refuses nothing at all, what never was, and more than fits', async () => {
    const { keep, desk, order, workspaceId, database } = await scene();
    const none = async function* (): AsyncGenerator<readonly string[]> {
      yield [newId()];
    };
    await expect(order()).rejects.toMatchObject({ code: 'recording.download_empty' });
    await expect(desk.order(workspaceId, { callLogIds: none() }, by)).rejects.toMatchObject({
      code: 'recording.download_empty',
      kind: 'invalid',
    });
    const { id } = await keep('stored');
    await expect(order(id, newId())).rejects.toMatchObject({ code: 'recording.not_found' });
    await database.query('UPDATE vk_recordings SET bytes = 50000000001 WHERE id = ?', [id]);
    await expect(order(id)).rejects.toMatchObject({ code: 'recording.download_limit' });
    await database.query("UPDATE vk_recordings SET state = 'on_twilio' WHERE id = ?", [id]);
    expect(await order(id)).toMatchObject({ recordings: 1, bytes: 0 });
  });

  it('holds 5,000 recordings and not one more, and stops counting there', async () => {
    const { keep, desk, look, workspaceId, database } = await scene();
    const { id } = await keep('stored');
    const { callLogId } = await look(id);
    await database.query(
      `INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, call_log_id, kind, source,
         state, source_created_at, on_twilio, created_at)
       SELECT workspace_id, UUID(), CONCAT('RE', MD5(s.seq)), account_sid, call_sid, call_log_id, 'voicemail', source,
         state, source_created_at, on_twilio, created_at
       FROM vk_recordings JOIN seq_1_to_5000 s WHERE workspace_id = ? AND id = ?`,
      [workspaceId, id],
    );
    let asked = 0;
    const calls = async function* (): AsyncGenerator<readonly string[]> {
      for (;;) {
        asked += 1;
        yield [callLogId!];
      }
    };
    await expect(desk.order(workspaceId, { callLogIds: calls() }, by)).rejects.toMatchObject({
      code: 'recording.download_limit',
    });
    expect(asked).toBe(1);
    const one = async function* (): AsyncGenerator<readonly string[]> {
      yield [callLogId!];
    };
    const target = { callLogIds: one(), kind: 'voicemail' as const };
    expect(await desk.order(workspaceId, target, by)).toMatchObject({ recordings: 5000 });
  });
});
