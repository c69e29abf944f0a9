import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { VoicekeepOptions } from '@voicekeep/shared/kernel';

/** Our own files only; recordings may play from any https store and from those the operator listed. */
export function securityHeaders(options: VoicekeepOptions): RequestHandler {
  const isHttps = options.publicUrl.startsWith('https:');
  const media = ["'self'", 'blob:', 'https:', ...plainStores(options)];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...options.dashboardOrigins],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Angular writes component styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: media,
        connectSrc: media,
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    // frame-ancestors says it better, and knows the dashboards.
    xFrameOptions: false,
    crossOriginResourcePolicy: {
      policy: options.dashboardOrigins.length > 0 ? 'cross-origin' : 'same-origin',
    },
    strictTransportSecurity: isHttps,
  });
}

/** Plain http stores that the operator admitted: the trial's, or whatever is listed by host. */
function plainStores({ s3AllowedEndpoints, storageSuggestion }: VoicekeepOptions): string[] {
  const listed = s3AllowedEndpoints.flatMap((entry) => {
    if (entry === '127.0.0.0/8') return ['http://127.0.0.1:*'];
    if (entry.includes('/') || entry.includes(':')) return [];
    return [`http://${entry}:*`];
  });
  const suggested = storageSuggestion ? [new URL(storageSuggestion.endpoint).origin] : [];
  return [...new Set([...listed, ...suggested])];
}
