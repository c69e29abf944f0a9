import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Books } from './books.mts';
import type { Clinic } from './clinic.mts';
import type { Monitor } from './monitor.mts';
import type { S3Gateway } from './s3-gateway.mts';
import type { TwilioGateway } from './twilio-gateway.mts';

const ACTIONS = [
  'toggle-twilio-copies',
  'change-bucket',
  'rotate-key',
  'delete-call-log',
  'delete-call-log',
  'delete-call-log',
  'delete-call-log-and-keep',
  'disable-and-enable',
  'pause-and-resume',
  'start-migration',
  'import-history',
  'save-telephony',
] as const;
/** Only done where they are asked for by name. */
const ON_DEMAND = ['keep-twilio-copies-a-while', 'lock-out'] as const;
type Action = (typeof ACTIONS)[number] | (typeof ON_DEMAND)[number];
const PILE_UP_MS = 2_500;
/** Longer than a deletion may still be on its way after the toggle. */
const REFUSED_MS = 17_000;
const KEPT_MS = 15_000;
const LOCKED_OUT_MS = 3_000;
/** Removals wait while the bucket is held back; so long at most until each was tried. */
const TRIED_MS = 20_000;

export interface AdminParts {
  readonly steady: Clinic;
  readonly restless: Clinic;
  readonly books: Books;
  readonly monitor: Monitor;
  readonly s3: S3Gateway;
  readonly twilio: TwilioGateway;
  readonly buckets: readonly [string, string];
  readonly keys: readonly { accessKey: string; secretKey: string }[];
}

/** The person at the settings: changes them at the worst of moments, in an order that the seed decides. */
export class Admin {
  readonly #parts: AdminParts;
  readonly #plan: readonly { action: Action; waitMs: number; pick: number }[];
  readonly counts = new Map<string, number>();
  /** So many times faster where only some actions are wanted. */
  readonly #haste: number;
  readonly #isAtRest: boolean;
  #next = 0;
  #key = 0;

  /** @param only these actions; `none` for nothing, empty for all that are usual */
  constructor(parts: AdminParts, seed: number, only: readonly string[] = []) {
    this.#parts = parts;
    const wanted = [...ACTIONS, ...ON_DEMAND].filter((action) => only.includes(action));
    this.#isAtRest = only.length > 0 && wanted.length === 0;
    this.#haste = wanted.length === 0 ? 1 : 4;
    const step = fc.record({
      action: fc.constantFrom<Action>(...(wanted.length === 0 ? ACTIONS : wanted)),
      waitMs: fc.integer({ min: 200, max: 2_500 }),
      pick: fc.nat({ max: 1_000_000 }),
    });
    this.#plan = fc.sample(step, { seed, numRuns: 2_000 });
  }

  /** Acts until told to stop, and leaves everything switched on. */
  async act(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#isAtRest) {
      const step = this.#plan[this.#next++ % this.#plan.length];
      if (!step) return;
      await this.#do(step.action, step.pick);
      this.counts.set(step.action, (this.counts.get(step.action) ?? 0) + 1);
      await pause(step.waitMs / this.#haste, undefined, { signal }).catch(() => undefined);
    }
  }

  async #do(action: Action, pick: number): Promise<void> {
    const { steady, restless, buckets } = this.#parts;
    switch (action) {
      case 'toggle-twilio-copies':
        await restless.saveStorage({ deleteTwilioCopy: !restless.form.deleteTwilioCopy });
        return;
      case 'change-bucket':
        await restless.saveStorage({ bucket: restless.form.bucket === buckets[0] ? buckets[1] : buckets[0] });
        return;
      case 'rotate-key':
        return this.#rotate();
      case 'delete-call-log':
        return this.deleteCallLog(restless, pick);
      case 'delete-call-log-and-keep':
        return this.deleteCallLog(steady, pick);
      case 'disable-and-enable':
        await restless.saveStorage({ enabled: false });
        await pause(pick % 1_500);
        await restless.saveStorage({ enabled: true });
        return;
      case 'pause-and-resume':
        await restless.stepMigration('pause');
        await pause(pick % 1_500);
        await restless.stepMigration('resume');
        return;
      case 'start-migration':
        await restless.startMigration();
        return;
      case 'import-history':
        return restless.importHistory();
      case 'keep-twilio-copies-a-while':
        return this.#keepAWhile();
      case 'lock-out':
        return this.#lockOut(pick);
      case 'save-telephony':
        return steady.saveTelephony();
    }
  }

  /** One call with its recordings, in whatever state they are. */
  async deleteCallLog(clinic: Clinic, pick: number, first: 'copying' | 'cleaned' = 'copying'): Promise<void> {
    const { books, monitor } = this.#parts;
    const found = await books.rows<{ logId: string }>(
      `SELECT call_log_id AS logId FROM vk_recordings WHERE workspace_id = ? AND call_log_id IS NOT NULL
       AND state IN ('queued','copying','copied','stored','cleaning','cleaned')
       ORDER BY ${this.#haste > 1 ? `state <> '${first}', ` : ''}id LIMIT ?, 1`,
      [clinic.id, this.#haste > 1 ? pick % 8 : pick % 200],
    );
    const logId = found[0]?.logId;
    if (logId === undefined) return;
    if (clinic.form.deleteWithCallLog) {
      const rows = await books.rows<{ sid: string }>(
        'SELECT recording_sid AS sid FROM vk_recordings WHERE workspace_id = ? AND call_log_id = ?',
        [clinic.id, logId],
      );
      for (const { sid } of rows) monitor.personDeleted.add(sid);
    }
    await clinic.deleteCallLog(logId);
  }

  /** Deletions that Twilio refused are still waiting when the copies are to be kept. */
  async #keepAWhile(): Promise<void> {
    const { restless, twilio } = this.#parts;
    twilio.refusesDeletions = true;
    await pause(PILE_UP_MS);
    await restless.saveStorage({ deleteTwilioCopy: false });
    await pause(REFUSED_MS);
    twilio.refusesDeletions = false;
    await pause(KEPT_MS);
    await restless.saveStorage({ deleteTwilioCopy: true });
  }

  /** The key dies for a while, just as files are to be removed. */
  async #lockOut(pick: number): Promise<void> {
    const { restless, s3, books } = this.#parts;
    const key = restless.form.accessKeyId;
    await pause(LOCKED_OUT_MS);
    s3.revoked.add(key);
    for (let number = 0; number < 4; number++) await this.deleteCallLog(restless, pick + number, 'cleaned');
    const deadline = Date.now() + TRIED_MS;
    while ((await books.untriedRemovals(restless.id)) > 0 && Date.now() < deadline) await pause(200);
    s3.revoked.delete(key);
  }

  /** The new key is entered, then the old one dies: what is on its way with the old one is refused. */
  async #rotate(): Promise<void> {
    const { restless, keys, s3 } = this.#parts;
    const old = keys[this.#key];
    const next = keys[(this.#key + 1) % keys.length];
    if (!old || !next) return;
    s3.revoked.delete(next.accessKey);
    const saved = await restless.saveStorage({
      accessKeyId: next.accessKey,
      secretAccessKey: next.secretKey,
    });
    if (!saved) return;
    this.#key = (this.#key + 1) % keys.length;
    s3.revoked.add(old.accessKey);
  }
}

/** The person who looks after what the product says needs a person. */
export class Caretaker {
  readonly #books: Books;
  readonly #clinics: readonly Clinic[];
  resumed = 0;
  retried = 0;

  constructor(books: Books, clinics: readonly Clinic[]) {
    this.#books = books;
    this.#clinics = clinics;
  }

  async look(): Promise<void> {
    const paused = await this.#books.rows<{ workspaceId: string }>(
      `SELECT DISTINCT workspace_id AS workspaceId FROM vk_storage_locations WHERE state = 'paused'`,
    );
    for (const clinic of this.#clinics) {
      if (!paused.some(({ workspaceId }) => workspaceId === clinic.id)) continue;
      if (await clinic.saveStorage({})) this.resumed += 1;
    }
    for (const { id, workspaceId } of await this.#books.recordings(`state = 'failed' LIMIT 50`)) {
      await this.#clinics.find((clinic) => clinic.id === workspaceId)?.retry(id);
      this.retried += 1;
    }
  }
}
