import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Lies directly in the folder and carries its hash, so that it never changes under its name. */
const LASTING_TEXT = /^\/[\w-]+-[\w-]{8}\.(?:js|css)$/;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, QUALITY),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/**
 * Sends the built scripts and styles of a folder compressed, for installations without a proxy that does.
 * Each is compressed when first asked for and kept: they are few, and gone with the process.
 */
export function compressedFiles(folder: string, cacheControl: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    if (!LASTING_TEXT.test(request.path) || !['GET', 'HEAD'].includes(request.method)) return next();
    response.vary('Accept-Encoding');
    // One by one: of several it would take the browser's first, which is seldom the smallest.
    const encoding = (['br', 'gzip'] as const).find((one) => request.acceptsEncodings(one));
    if (!encoding) return next();
    const name = `${encoding} ${request.path}`;
    const made = kept.get(name) ?? readFile(join(folder, request.path)).then(compress[encoding]);
    kept.set(name, made);
    try {
      const bytes = await made;
      response.setHeader('Content-Encoding', encoding);
      response.setHeader('Cache-Control', cacheControl);
      response.type(extname(request.path)).send(bytes);
    } catch {
      // There is no such file, or it cannot be read: what comes next says which.
      kept.delete(name);
      next();
    }
  };
}
