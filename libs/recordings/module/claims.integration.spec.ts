import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { DataKeyRing, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { newId } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { SqlWebhookInbox, WorkerBeats } from '@voicekeep/recordings/persistence';
import { WorkerClaims } from '@voicekeep/recordings/workflow';
import { BeatingWorker } from './beating-worker';
import { ownIdentity } from './process-identity';
import { seen } from './testing/one-recording';
import { locationId, setScene, workspaceId } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);
const never = new AbortController().signal;
const LEASE_MS = 30_000;
const report = {
  ...{ version: '1.2.3', skewMs: -40, heldBack: { accounts: [], locations: ['l1'] } },
  spool: { usedBytes: 5, quotaBytes: 10, freeShare: 0.5 },
};

describe('a claim', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = async () => {
    const set = await setScene(made.database);
    const until = (): Date => new Date(set.clock.now().getTime() + LEASE_MS);
    const ring = new DataKeyRing(
      new TypeOrmDataKeyStore(made.database),
      new MasterKeys([Buffer.alloc(32, 1)]),
    );
    const inbox = new SqlWebhookInbox(made.database, new EnvelopeCellCipher(ring));
    const { recordings, sourceDeletions, objectDeletions, clock } = set;
    const claims = new WorkerClaims({ recordings, sourceDeletions, objectDeletions, inbox, clock });
    const removal = async (): Promise<string> => {
      await objectDeletions.decide(
        {
          ...{ workspaceId, recordingId: set.ref.id, attempt: 1, locationId },
          ...{ objectKey: `p/${newId()}.wav`, reason: 'leftover' },
        },
        clock.now(),
      );
      return (await objectDeletions.due(clock.now(), 100)).at(-1)!.id;
    };
    const event = async (): Promise<string> =>
      (await inbox.add({
        ...{ kind: 'recording-status', workspaceId, accountSid: `AC${'0'.repeat(32)}` },
        ...{ eventKey: newId(), parameters: {}, receivedAt: clock.now() },
      }))!;
    return { ...set, until, inbox, claims, removal, event };
  };

  it('of a removal counts for nothing once another has it', async () => {
    const { objectDeletions, removal, until, clock, pass } = await scene();
    const id = await removal();
    const zombie = await objectDeletions.claim(id, newId(), clock.now(), until());
    expect(await objectDeletions.claim(id, newId(), clock.now(), until())).toBeNull();
    pass(LEASE_MS + 1);
    const other = await objectDeletions.claim(id, newId(), clock.now(), until());
    const problem = { code: 'a.b', message: 'x' };
    expect([
      await objectDeletions.renew(zombie!, until()),
      await objectDeletions.confirm(zombie!, clock.now()),
      await objectDeletions.retry(zombie!, clock.now(), problem),
    ]).toEqual([false, false, false]);
    expect(await objectDeletions.confirm(other!, clock.now())).toBe(true);
  });

  it('of a webhook counts for nothing once another has it', async () => {
    const { inbox, event, until, clock, pass } = await scene();
    const id = await event();
    const zombie = await inbox.claim(id, newId(), clock.now(), until());
    pass(LEASE_MS + 1);
    const other = await inbox.claim(id, newId(), clock.now(), until());
    expect([
      await inbox.renew(zombie!, until()),
      await inbox.done(zombie!, 'entered', clock.now()),
      await inbox.retry(zombie!, clock.now(), 'a.b'),
    ]).toEqual([false, false, false]);
    expect(await inbox.done(other!, 'entered', clock.now())).toBe(true);
  });

  it('of a deletion at Twilio can be kept for as long as its look at the bucket takes', async () => {
    const { archiver, ref, sourceDeletions, until, clock, pass } = await scene();
    await archiver().run(ref, never);
    const held = await sourceDeletions.claim(ref, newId(), clock.now(), until());
    for (let renewal = 0; renewal < 5; renewal += 1) {
      pass(LEASE_MS - 1000);
      expect(await sourceDeletions.renew(held!, until())).toBe(true);
      expect(await sourceDeletions.claim(ref, newId(), clock.now(), until())).toBeNull();
    }
    expect(await sourceDeletions.confirm(held!, 'deleted', clock.now())).toBe(true);
  });

  it('of a deletion at Twilio that another took over and withdrew says nothing more of the recording', async () => {
    const { archiver, purger, ref, recordings, sourceDeletions, ...rest } = await scene();
    const { until, clock, pass, now, source, policy } = rest;
    Object.assign(policy, { deleteTwilioCopyAfterHours: 1 });
    await archiver().run(ref, never);
    pass(3_600_001);
    const find = recordings.find.bind(recordings);
    recordings.find = async (wanted) => {
      const found = await find(wanted);
      pass(LEASE_MS + 1);
      const other = await sourceDeletions.claim(ref, newId(), clock.now(), until());
      if (other) await sourceDeletions.withdraw(other);
      return found;
    };
    expect(await purger.run(ref, never)).toBe('lost-claim');
    recordings.find = find;
    expect(await now()).toMatchObject({ state: 'stored', onTwilio: true });
    expect(source.deletions).toBe(0);
  });

  it('is free at once, of every kind, when its owner says that it works no more', async () => {
    const { recordings, objectDeletions, inbox, ...rest } = await scene();
    const { claims, removal, event, ref, until, clock } = rest;
    const [owner, other] = [newId(), newId()];
    const [removalId, eventId] = [await removal(), await event()];
    const lease = await recordings.claim(ref, owner, clock.now(), until());
    await objectDeletions.claim(removalId, owner, clock.now(), until());
    await inbox.claim(eventId, owner, clock.now(), until());
    await claims.release(other);
    expect(await recordings.claim(ref, other, clock.now(), until())).toBeNull();
    await claims.release(owner);
    expect(await recordings.claim(ref, other, clock.now(), until())).not.toBeNull();
    expect(await objectDeletions.claim(removalId, other, clock.now(), until())).not.toBeNull();
    expect(await inbox.claim(eventId, other, clock.now(), until())).not.toBeNull();
    expect(await recordings.fact(lease!, 'queued', 'copying', {})).toBe(false);
  });

  it('that ended keeps its back-off when its owner leaves', async () => {
    const { archiverOf, ref, source, now, claims, clock } = await scene();
    const owner = newId();
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: file.length });
    await archiverOf(owner).run(ref, never);
    const { nextAttemptAt } = await now();
    expect(nextAttemptAt!.getTime()).toBeGreaterThan(clock.now().getTime());
    await claims.release(owner);
    expect((await now()).nextAttemptAt).toEqual(nextAttemptAt);
  });

  it('comes to all workspaces in turn, however much one of them has to do', async () => {
    const { recordings, clock } = await scene();
    const many = { workspaceId: newId(), count: 50 };
    const few = { workspaceId: newId(), count: 2 };
    for (const { workspaceId: owner, count } of [many, few])
      for (let index = 0; index < count; index += 1) {
        const { recordingSid, accountSid, callSid } = seen(`RE${randomBytes(16).toString('hex')}`);
        const id = newId();
        await recordings.addAll(owner, [
          {
            ...{ workspaceId: owner, id, recordingSid, accountSid, callSid, callLogId: null },
            ...{ kind: 'call', channels: 1, durationSeconds: 3, source: 'DialVerb', startedAt: null },
            ...{ sourceCreatedAt: clock.now(), encryptionDetails: null, state: 'queued' },
            ...{ requestedByRun: null, keepTwilioCopy: false, onTwilio: true },
          },
        ]);
        const waitsMs = owner === many.workspaceId ? 60_000 : 1;
        const nextAttemptAt = new Date(clock.now().getTime() - waitsMs);
        await recordings.note({ workspaceId: owner, id }, { nextAttemptAt });
      }
    const room = (lane: string): number => (lane === workspaceId ? 0 : Infinity);
    const due = await recordings.due(clock.now(), 8, room);
    expect(due.filter((found) => found.workspaceId === few.workspaceId)).toHaveLength(2);
    const held = await recordings.due(clock.now(), 8, (lane) => (lane === many.workspaceId ? 1 : 0));
    expect(held).toHaveLength(1);
  });

  describe('of a process on the same machine', () => {
    const born = async (pid: number): Promise<number> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    };
    const held = async () => {
      const set = await scene();
      const beats = new WorkerBeats(made.database);
      const child = spawn('sleep', ['60'], { stdio: 'ignore' });
      await once(child, 'spawn');
      const owner = newId();
      const { place } = (await ownIdentity())!;
      await beats.beat(owner, set.clock.now(), { place, pid: child.pid!, born: await born(child.pid!) });
      await set.recordings.claim(set.ref, owner, set.clock.now(), set.until());
      const worker = new BeatingWorker(
        beats,
        () => set.claims,
        set.clock,
        async () => report,
      );
      const isFree = async (): Promise<boolean> =>
        (await set.recordings.claim(set.ref, newId(), set.clock.now(), set.until())) !== null;
      return { worker, child, isFree };
    };
    const kill = async (child: ChildProcess): Promise<void> => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    };

    it('that was killed is free with the next beat of another', async () => {
      const { worker, child, isFree } = await held();
      await kill(child);
      await worker.beat();
      expect(await isFree()).toBe(true);
      await worker.leave();
    });

    it('says how it does with each beat, until it leaves', async () => {
      const beats = new WorkerBeats(made.database);
      const { worker, child } = await held();
      await worker.beat();
      const { id } = worker;
      expect((await beats.all()).find((one) => one.id === id)).toMatchObject({ report });
      await worker.leave();
      expect((await beats.all()).some((one) => one.id === id)).toBe(false);
      await kill(child);
    });

    it('that lives, or is only stopped, is left to its lease', async () => {
      const { worker, child, isFree } = await held();
      await worker.beat();
      expect(await isFree()).toBe(false);
      child.kill('SIGSTOP');
      await worker.beat();
      expect(await isFree()).toBe(false);
      await kill(child);
      await worker.leave();
    });
  });
});
