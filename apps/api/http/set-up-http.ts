import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { setUpVoicekeepDocs } from '@voicekeep/plugin/nest';
import { ProblemFilter } from '@voicekeep/shared/http';
import type { Environment } from '../environment';
import { SessionCookie } from '../identity/sessions/session-cookie';
import { adminFiles } from './admin-files';
import { crossOrigin } from './cross-origin';
import { jsonBody } from './json-body';
import { logRequests } from './log-requests';
import { refuseForeignOrigin } from './refuse-foreign-origin';
import { refuseKeyInUrl } from './refuse-key-in-url';
import { securityHeaders } from './security-headers';

/** What lies between the socket and the controllers, in the order a request meets it. */
export function setUpHttp(app: NestExpressApplication, { options }: Environment, pino: Logger): void {
  const origins = [options.publicUrl, ...options.dashboardOrigins];
  app.disable('x-powered-by');
  app.use(logRequests(pino));
  app.use(securityHeaders(options));
  app.use(crossOrigin(options.dashboardOrigins));
  app.use('/api', refuseKeyInUrl());
  app.use('/api', refuseForeignOrigin(app.get(SessionCookie), origins));
  app.use('/api', jsonBody());
  app.use(adminFiles());
  app.useGlobalFilters(new ProblemFilter());
  setUpVoicekeepDocs(app, { cookieName: app.get(SessionCookie).name });
}
