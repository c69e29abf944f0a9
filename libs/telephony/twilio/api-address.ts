const DEFAULT_HOST = 'api.twilio.com';

/**
 * Where REST and media of an account live. A region and edge only change Twilio's own host
 * (`api.{edge}.{region}.twilio.com`); a configured other address stays as it is.
 */
export function apiAddress(configured: string, region: string | null, edge: string | null): string {
  const url = new URL(configured);
  if (url.hostname !== DEFAULT_HOST || !region) return configured.replace(/\/$/, '');
  return `https://api.${edge ? `${edge}.` : ''}${region}.twilio.com`;
}
