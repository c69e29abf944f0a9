import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { Router } from 'express';
import { compressedFiles } from './compressed-files';

/** From dist/server/apps/api to dist/admin/browser. */
const BUILT = resolve(__dirname, '../../../../admin/browser');
const OURS = /^\/(?:api|webhooks|health|metrics)(?:\/|$)/;
const HASHED = /-[\w-]{8}\.\w+$/;
const FILE = /\.\w+$/;
const A_YEAR = 'public, max-age=31536000, immutable';

/** Serves the admin: its files, and its page for every other address a browser asks for. */
export function adminFiles(folder = BUILT): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  const files = express.static(folder, {
    index: false,
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.setHeader('Cache-Control', HASHED.test(path) ? A_YEAR : 'no-cache'),
  });
  router.use(compressedFiles(folder, A_YEAR));
  router.use((request, response, next) => {
    if (OURS.test(request.path)) next('router');
    else files(request, response, next);
  });
  router.use((request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || FILE.test(request.path) || !request.accepts('html') || !existsSync(page)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
  return router;
}
