import { randomBytes } from 'node:crypto';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore, type Database } from '@voicekeep/shared/persistence';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';
import { InMemoryRecordingSource } from '@voicekeep/telephony/testing';
import {
  SqlKnownRecordings,
  SqlReconciliations,
  SqlTombstones,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import {
  AccountComparer,
  CallFactsCollector,
  Reconciler,
  RecordingRegister,
} from '@voicekeep/recordings/workflow';
import { CallList } from './call-list';
import { storagePolicy } from './storage-policy';

const hex = (): string => randomBytes(16).toString('hex');

/** An account in memory whose list comes in small pages and may fail at any of them. */
class PagedAccount extends InMemoryRecordingSource {
  readonly asked: (string | undefined)[] = [];
  pageSize = 2;
  beforePage: (page: string | undefined) => void = () => undefined;
  beforeCall: () => void = () => undefined;

  override recordings(window: Parameters<RecordingSource['recordings']>[0]) {
    this.asked.push(window.page);
    this.beforePage(window.page);
    return super.recordings({ ...window, pageSize: this.pageSize });
  }

  override async call(callSid: string) {
    this.beforeCall();
    return super.call(callSid);
  }
}

/** Workspaces with accounts of their own, the real books, and the reconciler over them. */
export async function setAccountScene(database: Database) {
  const clock = { at: new Date('2026-03-10T12:00:00Z'), now: () => clock.at };
  const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([Buffer.alloc(32, 1)]));
  const accounts = new Map<string, PagedAccount>();
  const ids: string[] = [];
  const periods: { from: Date; to: Date }[] = [{ from: new Date(0), to: new Date('2099-01-01') }];
  const policy = storagePolicy();
  const callLogs = new CallList();
  const sources = {
    open: async (workspaceId: string): Promise<RecordingSource> => {
      const account = accounts.get(workspaceId);
      if (!account) throw errors.conflict('telephony.not_configured', 'There is no account yet.');
      return account;
    },
  };
  const storage = {
    policy: async () => policy,
    wasEnabledAt: async (_workspace: string, at: Date) =>
      periods.some(({ from, to }) => from <= at && at < to),
  };
  const workspaces = { exists: async (id: string) => ids.includes(id), ids: async () => ids };
  const recordings = new TypeOrmRecordings(database, new EnvelopeCellCipher(ring), clock);
  const tombstones = new SqlTombstones(database, new EnvelopeBlindIndex(ring));
  const bell = { copy: () => undefined, cleanUp: () => undefined, audible: false };
  const register = new RecordingRegister({ recordings, tombstones, callLogs, storage, bell, clock });
  const reconciliations = new SqlReconciliations(database);
  const callFacts = new CallFactsCollector(callLogs);
  const newReconciler = (): Reconciler =>
    new Reconciler({
      ...{ reconciliations, workspaces, sources, clock },
      comparer: new AccountComparer({
        ...{ known: new SqlKnownRecordings(database), storage, register, callFacts },
      }),
    });
  /** One that finds every workspace known already, so that first turns are due at once. */
  const reconciler = () => {
    const running = newReconciler();
    return {
      runDue: async (signal: AbortSignal): Promise<void> => {
        await reconciliations.enroll(ids, clock.now());
        await running.runDue(signal);
      },
    };
  };

  const addWorkspace = (withAccount = true): string => {
    const id = newId();
    ids.push(id);
    if (withAccount) accounts.set(id, new PagedAccount(`AC${hex()}`));
    return id;
  };
  const account = (workspaceId: string): PagedAccount => {
    const found = accounts.get(workspaceId);
    if (!found) throw new Error('The workspace has no account.');
    return found;
  };
  /** A finished recording in the account, of a call of its own. */
  const record = (workspaceId: string, createdAt: Date, change: Partial<SourceRecording> = {}): string => {
    const { accountSid } = account(workspaceId);
    const callSid = change.callSid ?? `CA${hex()}`;
    const recording: SourceRecording = {
      ...{ recordingSid: `RE${hex()}`, accountSid, callSid, status: 'completed', source: 'Trunking' },
      ...{ channels: 2, durationSeconds: 60, startedAt: createdAt, createdAt, errorCode: null },
      encryptionDetails: null,
      ...change,
    };
    account(workspaceId).add({
      recording,
      call: {
        ...{ callSid, parentCallSid: null, from: '+14155550100', to: '+14155550101', direction: 'inbound' },
        ...{ startedAt: createdAt, durationSeconds: 61, status: 'completed', answeredBy: null },
        ...{ callerName: null, forwardedFrom: null, price: null, priceUnit: null },
      },
      media: Buffer.alloc(10),
    });
    return recording.recordingSid;
  };
  const state = async (workspaceId: string, sid: string): Promise<string | null> =>
    (await recordings.findBySid(workspaceId, sid))?.state ?? null;
  const ago = (ms: number): Date => new Date(clock.at.getTime() - ms);
  return {
    ...{
      clock,
      pass,
      ago,
      accounts,
      account,
      policy,
      periods,
      callLogs,
      deletedCalls: callLogs.deleted,
      recordings,
      tombstones,
    },
    ...{ reconciler, newReconciler, reconciliations, addWorkspace, record, state, ids },
    ...{ sources, workspaces, register, callFacts },
  };
}
