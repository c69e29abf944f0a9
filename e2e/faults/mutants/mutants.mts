import { CAMPAIGNS, type Edit, type Mutant } from './mutant.mts';

const INSPECTION = 'libs/recordings/domain/inspection.ts';

/** Neither the length that was announced nor the one in the file's own header is compared with what came. */
const LENGTHS_UNCHECKED: readonly Edit[] = [
  {
    file: INSPECTION,
    find: 'if (file.announcedBytes !== null && file.announcedBytes !== file.sizeBytes) throw truncated();',
    replace: '',
  },
  {
    file: INSPECTION,
    find: 'if (header.dataBytes !== null && present < header.dataBytes) throw truncated();',
    replace: '',
  },
  {
    file: INSPECTION,
    find: 'if (file.announcedBytes === null && header.fileBytes !== file.sizeBytes) throw lengthUnknown();',
    replace: '',
  },
];

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no verification',
    breaks: 'A copy counts as proven without a look at the bucket.',
    edits: [
      {
        file: 'libs/recordings/workflow/copy-verifier.ts',
        find: 'if (location.enforcesSha256 && verification ===',
        replace:
          "if (expected.key !== '') return 'read-back';\n    if (location.enforcesSha256 && verification ===",
      },
    ],
    expected: ['I2', 'I3'],
    campaign: CAMPAIGNS.lyingBucket,
  },
  {
    name: 'no fence',
    breaks: 'Facts are written by whoever comes last: neither the claim nor the state before is asked.',
    edits: [
      {
        file: 'libs/recordings/persistence/type-orm-recordings.ts',
        find: '{ workspaceId, id, generation, state: from },',
        replace: '{ workspaceId, id },',
      },
    ],
    // What a late fact brings back from the deleted belongs to nobody's work any more.
    expected: ['convergence', 'I1', 'I2', 'I3', 'I4'],
    campaign: CAMPAIGNS.deletedCalls,
  },
  {
    name: 'no attempt row',
    breaks: 'An attempt is not written down before its bytes leave.',
    edits: [
      {
        file: 'libs/recordings/workflow/copy-intent.ts',
        find: 'await attempts.begin(\n        {',
        replace: 'await (async (..._nothing) => undefined)(\n        {',
      },
    ],
    expected: ['I4'],
    campaign: CAMPAIGNS.movingBucket,
  },
  {
    name: 'same key again',
    breaks: 'Every attempt writes to the key of the first.',
    edits: [
      {
        file: 'libs/storage/domain/object-key.ts',
        find: "parts.attempt > 1 ? `a${parts.attempt}` : ''",
        replace: "''",
      },
    ],
    expected: ['I1', 'I3', 'I4'],
    campaign: CAMPAIGNS.movingBucket,
  },
  {
    name: 'leftovers are worth nothing',
    breaks: 'What an attempt left is swept at its time and never looked at, also when it is the last copy.',
    edits: [
      {
        file: 'libs/recordings/workflow/object-remover.ts',
        find: "if (WORKING_STATES.includes(recording.state) || recording.state === 'failed') return 'unproven';",
        replace: '',
      },
      {
        file: 'libs/recordings/workflow/object-remover.ts',
        find: "if (recording.state === 'lost') return this.lastLook(recording, deletion, signal);",
        replace: "if (recording.state === 'lost') return 'none';",
      },
      {
        file: 'libs/recordings/workflow/copy-salvage.ts',
        find: "state === 'open' && objectKey !== recording.objectKey;",
        replace: "state === 'open' && objectKey !== recording.objectKey && false;",
      },
    ],
    expected: ['I1'],
    campaign: CAMPAIGNS.vanishing,
  },
  {
    name: 'delete before commit',
    breaks: 'The original is deleted when the put has answered, before anything is proven or committed.',
    edits: [
      {
        file: 'libs/recordings/workflow/recording-archiver.ts',
        find: "crash.reach('C10');",
        replace:
          "await source.delete(recording.recordingSid, { signal: lease.signal });\n    crash.reach('C10');",
      },
    ],
    expected: ['I1', 'I2'],
    campaign: CAMPAIGNS.lyingBucket,
  },
  {
    name: 'length believed',
    breaks: 'A body that ended is taken as whole, whatever length was announced or stands in the file.',
    edits: LENGTHS_UNCHECKED,
    expected: ['I2', 'I3'],
    campaign: CAMPAIGNS.cutBodies,
  },
  {
    name: 'job id as only dedupe',
    breaks: 'A claim in the database excludes nobody, so only the name of a Bull job keeps work single.',
    edits: [
      {
        file: 'libs/recordings/persistence/type-orm-recordings.ts',
        find: "where: 'workspace_id = ? AND id = ? AND next_attempt_at <= ? AND state IN (?)',",
        replace: "where: 'workspace_id = ? AND id = ? AND ? IS NOT NULL AND state IN (?)',",
      },
      {
        file: 'libs/recordings/persistence/type-orm-recordings.ts',
        find: 'values: [until, owner, workspaceId, id, now, WORKING_STATES],',
        replace: 'values: [now, owner, workspaceId, id, now, WORKING_STATES],',
      },
      {
        file: 'libs/recordings/persistence/claim-generation.ts',
        find: 'LAST_INSERT_ID(generation + 1)',
        replace: 'LAST_INSERT_ID(generation)',
      },
    ],
    expected: ['twice', 'I1', 'I2', 'I3', 'I4'],
    campaign: CAMPAIGNS.crowd,
  },
  {
    name: 'no lease renewal',
    breaks: 'A claim is never prolonged, so work that takes longer is lost and done again.',
    edits: [
      {
        file: 'libs/recordings/workflow/lease-keeper.ts',
        find: 'this.plan(RENEW_MS);\n    this.watch();',
        replace: 'this.watch();',
      },
    ],
    expected: ['twice', 'convergence'],
    campaign: CAMPAIGNS.patience,
  },
  {
    name: 'toggle read too early',
    breaks: 'What the toggle said when the copy was stored is carried out, whatever it says now.',
    edits: [
      {
        file: 'libs/recordings/workflow/source-purger.ts',
        find: "if (reason !== 'order') return policy.deleteTwilioCopy;",
        replace: "if (reason !== 'order') return true;",
      },
    ],
    expected: ['toggle'],
    campaign: CAMPAIGNS.secondThoughts,
  },
  {
    name: 'prefix from the body',
    breaks: 'The folder of a key comes from what a webhook said instead of from the workspace.',
    edits: [
      {
        file: 'libs/recordings/workflow/copy-intent.ts',
        find: 'workspaceId: recording.workspaceId, recordingSid:',
        replace: 'workspaceId: recording.accountSid, recordingSid:',
      },
    ],
    expected: ['I6'],
    campaign: CAMPAIGNS.calm,
  },
  {
    name: '403 taken as gone',
    breaks: 'A bucket that refuses our key is understood as one that no longer has the file.',
    edits: [
      {
        file: 'libs/storage/s3/s3-errors.ts',
        find: "return name === 'NoSuchKey' ||",
        replace: "return status === 403 || name === 'NoSuchKey' ||",
      },
      {
        file: 'libs/storage/s3/object-versions.ts',
        find: "readOrNull(() => versionsOf(client, bucket, key), ['NotImplemented'])",
        replace:
          "readOrNull(() => versionsOf(client, bucket, key), ['NotImplemented', 'InvalidAccessKeyId'])",
      },
    ],
    expected: ['I1', 'I3', 'I4'],
    campaign: CAMPAIGNS.lockedOut,
  },
  {
    name: 'CORS overwritten',
    breaks: 'Our CORS rule takes the place of the rules that others gave the bucket.',
    edits: [
      {
        file: 'libs/storage/s3/cors-rules.ts',
        find: 'return [merged, ...rules.filter((rule) => rule !== before)];',
        replace: 'return [merged];',
      },
    ],
    expected: ['cors'],
    campaign: CAMPAIGNS.calm,
  },
  {
    name: 'pipe for pipeline',
    breaks: 'The error of a cut connection does not reach the reader, and its end is taken for the end.',
    edits: [
      {
        file: 'libs/shared/kernel/watched-body.ts',
        find: "source.once('error', (error) => this.fail('broken', error));",
        replace: "source.once('error', () => undefined);",
      },
      {
        file: 'libs/shared/kernel/watched-body.ts',
        find: "source.once('close', () => this.fail('short'));",
        replace:
          "source.once('close', () => { if (!this.#ended) { this.#ended = true; this.hush(); this.push(null); } });",
      },
      ...LENGTHS_UNCHECKED,
    ],
    expected: ['I2', 'I3'],
    campaign: CAMPAIGNS.cutBodies,
  },
];
