import { resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** From dist/server/examples/host/api to dist/examples-host/browser. */
const BUILT = resolve(__dirname, '../../../../examples-host/browser');
const SERVER = /^\/(?:api|webhooks|login|logout|me|menu)(?:\/|$)/;

/** The dashboard's pages, built by Angular; every page address gets the one index.html. */
export function serveWeb(app: NestExpressApplication): void {
  app.use(express.static(BUILT, { index: false }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || SERVER.test(request.path) || !request.accepts('html')) next();
    else response.sendFile('index.html', { root: BUILT }, () => next());
  });
}
