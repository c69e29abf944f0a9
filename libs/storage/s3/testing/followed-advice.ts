import type { CheckSuggestion } from '@voicekeep/shared/contracts';
import type {
  BucketConnection,
  CheckOptions,
  ConnectionCheck,
  ConnectionReport,
} from '@voicekeep/storage/domain';

interface Advice {
  readonly code: string;
  readonly label: string;
}

export interface FollowedAdvice {
  /** Of the last run. */
  readonly report: ConnectionReport;
  readonly connection: BucketConnection;
  readonly playback: CheckOptions['playback'];
  /** What was suggested and done, in order. */
  readonly taken: readonly Advice[];
}

/** Runs the connection test and does what it suggests, until it suggests nothing new: as somebody at the form would. */
export async function followAdvice(
  check: ConnectionCheck,
  first: BucketConnection,
  wanted: CheckOptions['playback'] = 'signed',
): Promise<FollowedAdvice> {
  const taken: Advice[] = [];
  let connection = first;
  let playback = wanted;
  for (;;) {
    const report = await check.run(connection, { playback });
    const step = report.steps.find(
      ({ suggestion }) => suggestion && !taken.some(({ label }) => label === suggestion.label),
    );
    if (!step?.suggestion) return { report, connection, playback, taken };
    const { label, change } = step.suggestion;
    taken.push({ code: step.code ?? '', label });
    playback = change.playback ?? playback;
    connection = changed(connection, change);
  }
}

function changed(
  connection: BucketConnection,
  { endpoint, region, forcePathStyle, encryption }: CheckSuggestion['change'],
): BucketConnection {
  return {
    ...connection,
    endpoint: endpoint ?? connection.endpoint,
    region: region ?? connection.region,
    forcePathStyle: forcePathStyle ?? connection.forcePathStyle,
    encryption: encryption ?? connection.encryption,
  };
}
