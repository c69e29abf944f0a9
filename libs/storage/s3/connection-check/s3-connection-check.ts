import type { CheckStep } from '@voicekeep/shared/contracts';
import type { FieldProblem } from '@voicekeep/shared/errors';
import { type Clock, withDeadline } from '@voicekeep/shared/kernel';
import {
  ConnectionCheck,
  type BucketConnection,
  type CheckOptions,
  type CheckWatcher,
  type ConnectionReport,
} from '@voicekeep/storage/domain';
import type { EndpointGuard } from '../endpoint-guard';
import { openS3Client } from '../s3-client';
import { toStorageError } from '../s3-errors';
import { S3ObjectStore } from '../s3-object-store';
import { UrlSigner } from '../url-signer';
import { abortable } from './abortable';
import { bucketStep } from './bucket-step';
import { type CheckContext, newProbe } from './check-context';
import { failedBy, type Outcome, type Step } from './check-step';
import { checksumStep } from './checksum-step';
import { corsStep } from './cors-step';
import { credentialsStep } from './credentials-step';
import { deleteStep } from './delete-step';
import { encryptionStep } from './encryption-step';
import { endpointStep } from './endpoint-step';
import { largeStep } from './large-step';
import { lendProbe } from './lend-probe';
import { playbackStep } from './playback-step';
import { publicStep } from './public-step';
import { readStep } from './read-step';
import { versionsStep } from './versions-step';
import { writeStep } from './write-step';

const STEPS: readonly Step[] = [
  endpointStep,
  credentialsStep,
  bucketStep,
  writeStep,
  readStep,
  checksumStep,
  encryptionStep,
  publicStep,
  versionsStep,
  playbackStep,
  corsStep,
  largeStep,
];
const COPYING: readonly Step[] = [endpointStep, credentialsStep, bucketStep, writeStep, readStep];
const STEP_MS = 4_500;
const TOTAL_MS = 11_500;
/** Kept back, so that nothing lingers even after a check that ran out of time. */
const CLEAN_UP_MS = 3_000;

/** Tries a bucket for real: every step uses the code that recordings later go through. */
export class S3ConnectionCheck extends ConnectionCheck {
  constructor(
    private readonly guard: EndpointGuard,
    private readonly origins: readonly string[],
    private readonly clock: Clock,
  ) {
    super();
  }

  override async endpointProblem(
    endpoint: string,
    path: 'endpoint' | 'publicEndpoint',
  ): Promise<FieldProblem | null> {
    const refusal = await withDeadline(3_000, (signal) =>
      abortable(this.guard.refusal(endpoint), signal),
    ).catch(() => null);
    return refusal && { path, ...refusal };
  }

  override keylessProblem(endpoint: string | null): FieldProblem | null {
    if (endpoint !== null && !URL.canParse(endpoint)) return null;
    const refusal = this.guard.keylessRefusal(endpoint);
    return refusal && { path: 'keyless', ...refusal };
  }

  override async run(
    connection: BucketConnection,
    options: CheckOptions,
    watcher: CheckWatcher = UNWATCHED,
  ): Promise<ConnectionReport> {
    const steps = options.only === 'copying' ? COPYING : STEPS;
    watcher.planned([...steps, deleteStep].map(({ id, title }) => ({ id, title })));
    const told: CheckStep[] = [];
    const tell = (step: CheckStep): void => {
      told.push(step);
      watcher.finished(step);
    };
    let context: CheckContext;
    try {
      context = this.contextFor(connection, options);
    } catch (error) {
      steps.forEach((step, i) =>
        tell(report(step, i === 0 ? failedBy(toStorageError(error)) : NOT_REACHED, 0)),
      );
      tell(report(deleteStep, NOT_REACHED, 0));
      return { ok: false, steps: told, enforcesSha256: false };
    }
    try {
      await this.takeAll(steps, context, watcher, tell);
    } finally {
      context.client.destroy();
    }
    return {
      ok: told.every(({ status }) => status !== 'failed'),
      steps: told,
      enforcesSha256: context.enforcesSha256,
    };
  }

  /** Whatever happens on the way, what was written is removed at the end. */
  private async takeAll(
    steps: readonly Step[],
    context: CheckContext,
    watcher: CheckWatcher,
    tell: (step: CheckStep) => void,
  ): Promise<void> {
    const started = Date.now();
    let stopped = false;
    let loan: Promise<void> | null = null;
    try {
      for (const step of steps) {
        const left = Math.min(STEP_MS, TOTAL_MS - (Date.now() - started));
        if (!stopped) watcher.started(step.id);
        const done: CheckStep = stopped
          ? report(step, NOT_REACHED, 0)
          : await this.take(step, context, Math.max(left, 1));
        tell(done);
        stopped ||= done.status === 'failed' && stops(step, done);
        // The bucket admits browsers by now; one may look while the large file travels.
        if (step === corsStep && !stopped) loan = lendProbe(context, watcher);
      }
      await loan;
    } finally {
      const removal = context.written.size > 0 ? this.take(deleteStep, context, CLEAN_UP_MS) : null;
      if (removal) watcher.started(deleteStep.id);
      tell((await removal) ?? report(deleteStep, NOT_REACHED, 0));
    }
  }

  private contextFor(connection: BucketConnection, options: CheckOptions): CheckContext {
    const open = openS3Client(connection, this.guard);
    const { publicEndpoint } = connection;
    const signing =
      publicEndpoint === null ? open : openS3Client({ ...connection, endpoint: publicEndpoint }, this.guard);
    return {
      connection,
      endpoint: open.endpoint,
      client: open.client,
      agents: open.agents,
      store: new S3ObjectStore(connection, open, new UrlSigner(signing.client)),
      origins: this.origins,
      playback: options.playback,
      deleteWithCallLog: options.deleteWithCallLog ?? false,
      now: () => this.clock.now(),
      ...newProbe(connection.prefix),
      signal: AbortSignal.timeout(TOTAL_MS),
      listing: null,
      enforcesSha256: false,
      mayDelete: true,
      written: new Set(),
    };
  }

  private async take(step: Step, context: CheckContext, milliseconds: number): Promise<CheckStep> {
    const started = Date.now();
    const outcome = await withDeadline(milliseconds, async (signal) => {
      context.signal = signal;
      return abortable(step.run(context), signal);
    }).catch((error: unknown) => (context.signal.aborted && step.late) || failedBy(toStorageError(error)));
    return report(step, outcome, Date.now() - started);
  }
}

const UNWATCHED: CheckWatcher = {
  planned: () => undefined,
  started: () => undefined,
  finished: () => undefined,
};

const NOT_REACHED: Outcome = { status: 'skipped', detail: 'Not tried, because a step before it failed.' };

const stops = ({ stops: rule }: Step, outcome: Outcome): boolean =>
  typeof rule === 'function' ? rule(outcome) : rule;

const report = ({ id, title }: Step, outcome: Outcome, ms: number): CheckStep => ({
  id,
  title,
  ...outcome,
  ms,
});
