import type { AccountFigure, Figure, LocationFigure } from '@voicekeep/plugin/nest';
import type { PartState, SystemPart } from '@voicekeep/shared/contracts';
import { part, some } from './part';

/** What keeps work from going on, as figures and workers tell it. */
export interface Setbacks {
  readonly troubles: readonly Pick<Figure, 'workspaceId' | 'locationId' | 'count' | 'reason'>[];
  /** Held back by a worker, because they do not answer: ids of locations, of workspaces. */
  readonly silentLocations: ReadonlySet<string>;
  readonly silentAccounts: ReadonlySet<string>;
}

type Said = Pick<SystemPart, 'words'> & { state?: PartState; fix?: string };

export function locationPart(location: LocationFigure, setbacks: Setbacks): SystemPart {
  const { id, bucket, workspace, testedAt } = location;
  return part('storage', {
    ...{ id: `location:${id}`, title: `${bucket} · ${workspace}`, seenAt: testedAt.toISOString() },
    ...sayLocation(location, setbacks),
  });
}

function sayLocation(location: LocationFigure, { silentLocations, troubles }: Setbacks): Said {
  const { id, state, isInUse, pausedCode } = location;
  if (state === 'paused')
    return {
      ...{ state: 'trouble', fix: 'Enter a working key under Storage in that workspace.' },
      words: `Refuses its key${pausedCode === null ? '' : ` (${pausedCode})`}; copying is paused, recordings stay at Twilio.`,
    };
  if (silentLocations.has(id))
    return {
      ...{ state: 'trouble', fix: 'Test the connection under Storage in that workspace.' },
      words: 'Does not answer. Its work is held back, and one piece let through every few seconds.',
    };
  const waiting = waitsFor(
    'storage.',
    troubles.filter(({ locationId }) => locationId === id),
  );
  if (waiting !== null) return { state: 'attention', words: waiting };
  return {
    words: isInUse ? 'Takes new recordings.' : 'Takes no new recordings; what lies there stays playable.',
  };
}

export function accountPart(account: AccountFigure, setbacks: Setbacks): SystemPart {
  const { workspaceId, workspace, receivedAt } = account;
  return part('twilio', {
    ...{ id: `account:${workspaceId}`, title: workspace, seenAt: receivedAt?.toISOString() ?? null },
    ...sayAccount(account, setbacks),
  });
}

function sayAccount(account: AccountFigure, { silentAccounts, troubles }: Setbacks): Said {
  const { workspaceId, receivedAt, rejectedAt } = account;
  const own = troubles.filter((trouble) => trouble.workspaceId === workspaceId);
  if (own.some(({ reason }) => /^telephony\.(credentials_rejected|permission_missing)$/.test(reason ?? '')))
    return {
      ...{ state: 'trouble', words: 'Twilio refuses the credentials, so no recording can be fetched.' },
      fix: 'Enter the current auth token or API key under Twilio in that workspace.',
    };
  if (silentAccounts.has(workspaceId))
    return {
      state: 'trouble',
      words: 'Does not answer. Its work is held back, and one piece let through every few seconds.',
    };
  const waiting = waitsFor('telephony.', own);
  if (waiting !== null) return { state: 'attention', words: waiting };
  if (rejectedAt && (!receivedAt || rejectedAt > receivedAt))
    return {
      ...{ state: 'attention', words: 'The last webhook had a wrong signature and was refused.' },
      fix: 'See that the auth token under Twilio in that workspace is the current one.',
    };
  if (!receivedAt)
    return {
      ...{ state: 'attention', words: 'No webhook of this account has reached us yet.' },
      fix: 'Enter the addresses of its Twilio page at Twilio.',
    };
  return { words: 'Webhooks arrive.' };
}

/** How much waits for another try because of such an error; null when nothing does. */
function waitsFor(area: string, troubles: Setbacks['troubles']): string | null {
  const found = troubles.filter(({ reason }) => reason?.startsWith(area));
  if (found.length === 0) return null;
  const count = Math.max(
    1,
    found.reduce((sum, trouble) => sum + trouble.count, 0),
  );
  const reasons = [...new Set(found.map(({ reason }) => reason))].join(', ');
  return `${some(count, 'piece')} of work ${count === 1 ? 'waits' : 'wait'} for another try (${reasons}).`;
}
