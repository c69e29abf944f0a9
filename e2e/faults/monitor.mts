import type { Store } from './bucket.mts';
import type { Sandbox } from './sandbox.mts';
import type { Violations } from './violations.mts';

/** Where something was once put. */
interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** A deletion that was on its way when the toggle was switched off has arrived by then. */
const ON_ITS_WAY_MS = 15_000;

/** Watches what passes the stand-ins and knows what is true at every instant: it asks the store itself. */
export class Monitor {
  /** Recordings a person deleted with their call, by SID. */
  readonly personDeleted = new Set<string>();
  /** Recordings whose media Twilio lost for good. */
  readonly vanished = new Set<string>();
  readonly deletedAtTwilio = new Set<string>();
  readonly #places = new Map<string, Map<string, Place>>();
  deletesSeen = 0;
  /** Whose administrator may keep the copies at Twilio. */
  readonly clinics: { readonly account: { readonly sid: string }; readonly keepsSince: number | null }[] = [];

  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly violations: Violations;

  constructor(sandbox: Sandbox, store: Store, violations: Violations) {
    this.sandbox = sandbox;
    this.store = store;
    this.violations = violations;
  }

  /** A put is about to reach the store. */
  put(sid: string, bucket: string, key: string): void {
    const places = this.#places.get(sid) ?? new Map<string, Place>();
    places.set(`${bucket}/${key}`, { bucket, key });
    this.#places.set(sid, places);
  }

  /** I2: nothing is deleted at Twilio unless a bucket holds the same bytes now. */
  async beforeTwilioDelete(sid: string): Promise<void> {
    this.deletesSeen += 1;
    if (this.personDeleted.has(sid) || this.deletedAtTwilio.has(sid)) return;
    if (this.#isKept(sid))
      this.violations.add('toggle', `DELETE of ${sid} reached Twilio although its copies there are kept.`);
    if (!(await this.#isHeld(sid)))
      this.violations.add('I2', `DELETE of ${sid} reached Twilio while no bucket held its bytes.`);
  }

  /** I1: nothing is deleted in the bucket unless Twilio or another object still has the bytes. */
  async beforeObjectDelete(sid: string, bucket: string, key: string): Promise<void> {
    if (this.personDeleted.has(sid) || !(this.deletedAtTwilio.has(sid) || this.vanished.has(sid))) return;
    const held = (await this.store.sha256(bucket, key)) === this.sandbox.recording(sid)?.sha256;
    if (held && !(await this.#isHeld(sid, `${bucket}/${key}`)))
      this.violations.add('I1', `DELETE of ${key} takes the last copy of ${sid}.`);
  }

  #isKept(sid: string): boolean {
    const accountSid = this.sandbox.recording(sid)?.accountSid;
    const since = this.clinics.find(({ account }) => account.sid === accountSid)?.keepsSince ?? null;
    return since !== null && Date.now() - since > ON_ITS_WAY_MS;
  }

  async #isHeld(sid: string, except = ''): Promise<boolean> {
    const original = this.sandbox.recording(sid)?.sha256;
    const places = [...(this.#places.get(sid) ?? [])].filter(([name]) => name !== except).reverse();
    for (const [, { bucket, key }] of places)
      if ((await this.store.sha256(bucket, key)) === original) return true;
    return false;
  }
}

export const sidIn = (text: string): string | null => /RE[0-9a-f]{32}/.exec(text)?.[0] ?? null;
