import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { startSandbox, type Account, type Sandbox } from '../../../apps/sandbox';
import { DeletionClinic, type Switches } from './testing/deletion-clinic';
import type { BucketKind } from './testing/lockable-bucket';
import { STANDS, type Stand, type Standing } from './testing/standing-recordings';
import { newDatabase, startHost, type TestHost } from './testing/test-host';
import { WorkByHand } from './testing/work-by-hand';

jest.setTimeout(240_000);

type File = 'none' | 'stays' | 'arrives' | 'goes';
type Twilio = 'kept' | 'deleted';
type Ends = readonly [File, Twilio];
type Setting = 'files stay' | 'files go' | 'files go, and Twilio copies';

const SWITCHES: Readonly<Record<Setting, Switches>> = {
  'files stay': { deleteWithCallLog: false, deleteTwilioCopy: true },
  'files go': { deleteWithCallLog: true, deleteTwilioCopy: false },
  'files go, and Twilio copies': { deleteWithCallLog: true, deleteTwilioCopy: true },
};

/**
 * What remains where: the file in the bucket, then the copy at Twilio. Where files stay, a copy under way is finished
 * and Twilio's goes or stays by its own switch, which is on here; the last column is a whole workspace whose files stay.
 */
const TABLE: Readonly<Record<Stand, readonly [stay: Ends, go: Ends, goBoth: Ends, workspace: Ends]>> = {
  on_twilio: [
    ['none', 'kept'],
    ['none', 'kept'],
    ['none', 'kept'],
    ['none', 'kept'],
  ],
  queued: [
    ['arrives', 'deleted'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['none', 'kept'],
  ],
  copying: [
    ['arrives', 'deleted'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['arrives', 'kept'],
  ],
  copied: [
    ['stays', 'deleted'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['stays', 'kept'],
  ],
  stored: [
    ['stays', 'kept'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['stays', 'kept'],
  ],
  cleaning: [
    ['stays', 'deleted'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['stays', 'kept'],
  ],
  cleaned: [
    ['stays', 'kept'],
    ['goes', 'kept'],
    ['goes', 'kept'],
    ['stays', 'kept'],
  ],
  failed: [
    ['none', 'kept'],
    ['goes', 'kept'],
    ['goes', 'deleted'],
    ['none', 'kept'],
  ],
  absent: [
    ['none', 'kept'],
    ['none', 'kept'],
    ['none', 'kept'],
    ['none', 'kept'],
  ],
  lost: [
    ['stays', 'kept'],
    ['goes', 'kept'],
    ['goes', 'kept'],
    ['stays', 'kept'],
  ],
  adopted: [
    ['stays', 'kept'],
    ['stays', 'kept'],
    ['stays', 'kept'],
    ['stays', 'kept'],
  ],
};
const COLUMN: Readonly<Record<Setting, 0 | 1 | 2>> = {
  'files stay': 0,
  'files go': 1,
  'files go, and Twilio copies': 2,
};

/** What a person is told beforehand of one recording of each kind. */
const TOLD: Readonly<Record<Setting | 'workspace', Pick<DeletionPreview, 'files' | 'twilioCopies'>>> = {
  'files stay': {
    files: { removed: 0, kept: 3, copiedAndKept: 3, stopped: 0, writtenByTwilio: 1, none: 4 },
    twilioCopies: { neverMoved: 1, removed: 0, stays: 1, ownSwitch: 5, none: 4 },
  },
  'files go': {
    files: { removed: 3, kept: 0, copiedAndKept: 0, stopped: 4, writtenByTwilio: 1, none: 3 },
    twilioCopies: { neverMoved: 1, removed: 0, stays: 6, ownSwitch: 0, none: 4 },
  },
  'files go, and Twilio copies': {
    files: { removed: 3, kept: 0, copiedAndKept: 0, stopped: 4, writtenByTwilio: 1, none: 3 },
    twilioCopies: { neverMoved: 1, removed: 6, stays: 0, ownSwitch: 0, none: 4 },
  },
  workspace: {
    files: { removed: 0, kept: 3, copiedAndKept: 2, stopped: 0, writtenByTwilio: 1, none: 5 },
    twilioCopies: { neverMoved: 1, removed: 0, stays: 6, ownSwitch: 0, none: 4 },
  },
};

/** What happens at Twilio does not depend on the kind of bucket. */
const COMBINATIONS: readonly { readonly bucket: BucketKind; readonly setting: Setting }[] = [
  { bucket: 'plain', setting: 'files stay' },
  { bucket: 'plain', setting: 'files go' },
  { bucket: 'plain', setting: 'files go, and Twilio copies' },
  { bucket: 'versioned', setting: 'files stay' },
  { bucket: 'versioned', setting: 'files go, and Twilio copies' },
  { bucket: 'locked', setting: 'files stay' },
  { bucket: 'locked', setting: 'files go' },
];
const ACCOUNTS: readonly Account[] = COMBINATIONS.map((_, index) => ({
  ...{ sid: `AC${String(index + 1).padStart(32, '0')}`, authToken: String(index + 1).padStart(32, 'f') },
}));
const HELD = 'storage.object_held';

/** The same in the words in which a clinic tells it. */
function outcome({ stand, before }: Standing, bucket: BucketKind, [file, twilio]: Ends): string {
  const isThere = before.length > 0;
  // What has to go and lies under a lock is waited for.
  const waits = bucket === 'locked' && isThere && file !== 'stays';
  const words =
    file === 'arrives' ? 'arrived' : isThere && (file === 'stays' || waits) ? 'as it was' : 'nothing';
  return `${stand}: ${words}, ${twilio} at Twilio, waits for ${waits ? HELD : 'nothing'}`;
}

describe('after a deletion, what remains where:', () => {
  let sandbox: Sandbox;
  let host: TestHost;
  let work: WorkByHand;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ...{ recordings: 70, seed: 41, accounts: ACCOUNTS, lengthSeconds: { min: 2, max: 4 } },
    });
    const made = await newDatabase();
    drop = made.drop;
    host = await startHost(made.url, sandbox.url, { runWorkers: false });
    work = new WorkByHand(host);
  });
  afterAll(async () => {
    await host?.stop();
    await sandbox?.close();
    await drop?.();
  });

  describe.each(COMBINATIONS)('$bucket bucket, $setting:', ({ bucket, setting }) => {
    let clinic: DeletionClinic;
    const deleted: Standing[] = [];
    const told = TOLD[setting];
    const found = async (standing: Standing): Promise<string> => {
      const { stand } = standing;
      const twilio = clinic.isAtTwilio(standing) ? 'kept' : 'deleted';
      const waits = (await clinic.waitsFor(standing)) ?? 'nothing';
      return `${stand}: ${await clinic.fileOf(standing)}, ${twilio} at Twilio, waits for ${waits}`;
    };
    const preview = (body: object) => clinic.call<DeletionPreview>('POST', '/call-logs/delete/preview', body);
    const expectDeleted = async (standing: readonly Standing[]): Promise<void> => {
      await work.settle();
      for (const one of standing) expect(await clinic.isListed(one)).toBe(false);
      expect(await Promise.all(standing.map(found))).toEqual(
        standing.map((one) => outcome(one, bucket, TABLE[one.stand][COLUMN[setting]])),
      );
      deleted.push(...standing);
    };
    const idsOf = (standing: readonly Standing[]) => standing.map(({ callLogId }) => callLogId);

    beforeAll(async () => {
      const account =
        ACCOUNTS[COMBINATIONS.findIndex((one) => one.bucket === bucket && one.setting === setting)];
      clinic = await DeletionClinic.open(host, sandbox, account!, bucket, SWITCHES[setting]);
    });

    it('nothing goes of what is on legal hold, one by one or many at once', async () => {
      const standing = await clinic.stand();
      const holds: string[] = [];
      for (const [index, { id, callLogId }] of standing.entries())
        holds.push(await clinic.hold(index % 2 === 0 ? { callLogId } : { recordingId: id }));
      const states = await Promise.all(standing.map((one) => clinic.stateOf(one)));
      for (const [index, { callLogId }] of standing.entries())
        expect(await clinic.call('DELETE', `/call-logs/${callLogId}`)).toMatchObject({
          status: 409,
          body: {
            code: index % 2 === 0 ? 'call_log.held' : 'recording.held',
            hold: { reason: 'Doe v. Roe' },
          },
        });
      expect(await Promise.all(standing.map((one) => clinic.stateOf(one)))).toEqual(states);
      const ids = idsOf(standing);
      expect((await preview({ ids })).body).toMatchObject({
        ...{ callLogs: 0, recordings: 0, held: { count: STANDS.length, reason: 'Doe v. Roe' } },
      });
      const ordered = await clinic.call('POST', '/call-logs/delete', { ids });
      expect(await clinic.call('DELETE', '')).toMatchObject({ status: 409 });
      await work.settle();
      expect((await clinic.job(ordered.body['id'])).body).toMatchObject({ done: 0, failed: STANDS.length });
      for (const one of standing) {
        expect(await clinic.isListed(one)).toBe(true);
        if (['stored', 'cleaning', 'cleaned', 'adopted'].includes(one.stand))
          expect(await clinic.fileOf(one)).toBe('as it was');
      }
      for (const id of holds) expect((await clinic.call('DELETE', `/holds/${id}`)).status).toBe(204);
    });

    it('one by one', async () => {
      const standing = await clinic.stand();
      for (const { callLogId } of standing)
        expect((await clinic.call('DELETE', `/call-logs/${callLogId}`)).status).toBe(204);
      await expectDeleted(standing);
    });

    it('many by their ids, as the preview said', async () => {
      const standing = await clinic.stand();
      const ids = idsOf(standing);
      const { status, body } = await preview({ ids });
      expect({ status, ...body }).toMatchObject({
        ...{ status: 200, callLogs: STANDS.length, held: { count: 0, reason: null } },
        ...{ recordings: STANDS.length, ...told },
        deletesFiles: SWITCHES[setting].deleteWithCallLog,
        versionedFiles: bucket === 'plain' ? 0 : told.files.removed,
      });
      expect(body.lockedFiles > 0).toBe(bucket === 'locked' && setting !== 'files stay');
      expect(await Promise.all(standing.map((one) => clinic.isListed(one)))).not.toContain(false);
      await clinic.call('POST', '/call-logs/delete', { ids });
      await expectDeleted(standing);
    });

    it('many by a filter', async () => {
      const standing = await clinic.stand();
      const filter = { campaignId: await clinic.campaignOf(standing) };
      expect((await preview({ filter })).body).toMatchObject(told);
      const ordered = await clinic.call('POST', '/call-logs/delete', { filter });
      await expectDeleted(standing);
      expect((await clinic.job(ordered.body['id'])).body).toMatchObject({ done: STANDS.length, failed: 0 });
      expect((await clinic.call('GET', `/campaigns/${filter.campaignId}`)).status).toBe(200);
    });

    it('a campaign with its calls', async () => {
      const standing = await clinic.stand();
      const campaign = `/campaigns/${await clinic.campaignOf(standing)}`;
      const ordered = await clinic.call('POST', `${campaign}/delete`);
      expect(ordered).toMatchObject({ status: 202, body: { total: STANDS.length } });
      await expectDeleted(standing);
      expect((await clinic.call('GET', campaign)).status).toBe(404);
    });

    it('and none of them comes back with the history', async () => {
      expect((await clinic.call('POST', '/call-logs/import', {})).status).toBe(202);
      await work.settle();
      const listed = await clinic.listed();
      expect(deleted).toHaveLength(4 * STANDS.length);
      expect(deleted.filter(({ callSid }) => listed.has(callSid))).toEqual([]);
      expect(listed.size).toBeGreaterThan(0);
    });

    it('the whole workspace', async () => {
      const ask = () => clinic.call<DeletionPreview>('POST', '/delete-preview');
      const goes = SWITCHES[setting].deleteWithCallLog;
      const others = (await ask()).body;
      const standing = await clinic.stand();
      const { body } = await ask();
      const expected = goes ? told : TOLD.workspace;
      for (const [fate, count] of Object.entries(expected.files))
        if (fate !== 'none')
          expect([fate, body.files[fate as 'kept'] - others.files[fate as 'kept']]).toEqual([fate, count]);
      const { removed, stays } = expected.twilioCopies;
      expect(body.twilioCopies.removed - others.twilioCopies.removed).toBe(removed);
      expect(body.twilioCopies.stays - others.twilioCopies.stays).toBe(stays);
      const ends = ({ stand }: Standing): Ends => TABLE[stand][goes ? COLUMN[setting] : 3];

      const started = await clinic.call('DELETE', '');
      expect(started).toMatchObject({ status: 202 });
      await work.settle();
      const words = standing.map((one) => outcome(one, bucket, ends(one)));
      if (bucket === 'locked') {
        expect(await Promise.all(standing.map(found))).toEqual(words);
        expect((await clinic.job(started.body['id'])).body.state).toBe('running');
        await clinic.bucket.endLocks();
      }
      const isOver = async () => (await clinic.job(started.body['id'])).body.state === 'completed';
      for (let rounds = 0; rounds < 100 && !(await isOver()); rounds += 1) await work.round({ held: true });
      expect(await isOver()).toBe(true);
      expect((await clinic.call('GET', '')).status).toBe(404);
      if (bucket !== 'locked') expect(await Promise.all(standing.map(found))).toEqual(words);
      const kept = await clinic.keptKeys();
      for (const one of standing) {
        const keys = (await clinic.bucket.versionsOf(one.sid)).map((version) => version.split(' ')[0]);
        const isKept = ['stays', 'arrives'].includes(ends(one)[0]) && one.stand !== 'lost';
        if (isKept) expect(keys.some((key) => kept.includes(key ?? ''))).toBe(true);
        else if (one.stand !== 'lost') expect(keys).toEqual([]);
      }
    });
  });
});
