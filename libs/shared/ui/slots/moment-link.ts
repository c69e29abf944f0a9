/** A second of a recording, as an address names it. */
export interface Moment {
  recordingId: string;
  atSeconds: number;
}

/** The id becomes part of paths of the API: nothing but an id may stand there. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The address of a page, so that it plays a recording from a second on: `?workspace=<its workspace>&play=<recording>&t=63`.
 * Which workspace is shown, the application around the pages decides.
 */
export function linkToMoment(
  address: string,
  { recordingId, atSeconds }: Moment,
  workspaceId: string | null = null,
): string {
  const url = new URL(address);
  if (workspaceId !== null) url.searchParams.set('workspace', workspaceId);
  url.searchParams.set('play', recordingId);
  url.searchParams.set('t', String(Math.max(0, Math.floor(atSeconds))));
  return url.href;
}

/** What an address asks to play, or null. */
export function momentIn(address: string): Moment | null {
  const { searchParams } = new URL(address);
  const recordingId = searchParams.get('play') ?? '';
  const atSeconds = Number(searchParams.get('t') ?? 0);
  if (!ID.test(recordingId)) return null;
  return { recordingId, atSeconds: atSeconds > 0 && Number.isFinite(atSeconds) ? atSeconds : 0 };
}
