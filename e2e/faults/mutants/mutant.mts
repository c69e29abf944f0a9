/** One change of a source file; `find` stands in it exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A deliberate weakening of the product, which a campaign must notice. */
export interface Mutant {
  readonly name: string;
  /** What it breaks, in one sentence. */
  readonly breaks: string;
  /** More than one where one layer of defence covers for another. */
  readonly edits: readonly Edit[];
  /** One of these must be violated. */
  readonly expected: readonly string[];
  /** What the campaign is given beside the profile `small`. */
  readonly campaign: readonly string[];
}

const options = (text: string): readonly string[] => text.split(' ');

/** The campaigns; each is first given to the product as it is, which must pass. */
export const CAMPAIGNS = {
  /** Buckets that keep other bytes than were sent. */
  lyingBucket: options('--kinds s3:bit-flip,s3:short-store --actions none --fault-rate 20'),
  /** Buckets that change while puts are answered wrongly. */
  movingBucket: options(
    '--kinds s3:bit-flip,s3:500-after-apply,s3:reset-after --actions change-bucket --fault-rate 25',
  ),
  /** Downloads that end too early. */
  cutBodies: options(
    '--kinds twilio:cut-with-length,twilio:cut-chunked,twilio:cut-without-length --actions none --fault-rate 20',
  ),
  /** Calls that are deleted while their recordings are copied slowly. */
  deletedCalls: options('--kinds s3:slow,s3:503-before --actions delete-call-log --fault-rate 35'),
  /** Several wake-ups for everything, and puts slow enough for the next of them. */
  crowd: options('--kinds s3:slow --actions none --fault-rate 30'),
  /** Puts that take longer than a claim, and no longer than a store may be silent. */
  patience: options(
    '--recordings 60 --faults 24 --kinds s3:slow --slow-seconds 29 --fault-rate 35 --actions none',
  ),
  /** Deletions that are tried again while the administrator changes his mind. */
  secondThoughts: options('--recordings 150 --kinds twilio:reset --actions keep-twilio-copies-a-while'),
  /** Keys that die when files are to be removed. */
  lockedOut: options('--faults 12 --kinds s3:503-before --actions lock-out --fault-rate 12'),
  /** Puts whose answer is lost, and originals that Twilio loses meanwhile. */
  vanishing: options(
    '--recordings 150 --faults 140 --kinds twilio:404-for-good,s3:500-after-apply,s3:reset-after --actions none --fault-rate 25',
  ),
  /** Nothing in particular. */
  calm: options('--recordings 40 --faults 5 --kinds s3:503-before --actions none --fault-rate 20'),
} as const;
