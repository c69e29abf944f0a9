import express, { type RequestHandler } from 'express';
import { errors } from '@voicekeep/shared/errors';
import { parseJson } from './parse-json';

const LARGEST = '1mb';
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-?8"?\s*)?$/i;

/** Reads JSON bodies; other types answer 415, broken ones 400 with what is wrong and where. */
export function jsonBody(): RequestHandler {
  const read = express.raw({ type: () => true, limit: LARGEST });
  return (request, response, next) => {
    const type = request.headers['content-type'];
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) {
      request.body = {};
      next();
      return;
    }
    if (type === undefined || !JSON_TYPE.test(type))
      throw errors.unsupportedMedia('request.media_type', 'Send application/json in UTF-8.');
    read(request, response, (failure?: unknown) => {
      if (failure) {
        next(failure);
        return;
      }
      try {
        request.body = Buffer.isBuffer(request.body) ? parseJson(request.body) : {};
        next();
      } catch (error) {
        next(error);
      }
    });
  };
}
