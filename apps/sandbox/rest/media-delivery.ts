import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FaultKind } from '../faults/fault-kind';

const PIECE_BYTES = 32 * 1024;

/** Sends a file whole, or damaged in the way of `fault`. */
export async function deliver(
  response: Response,
  file: Buffer,
  contentType: string,
  fault: FaultKind | null,
  delivery: 'length' | 'chunked',
): Promise<void> {
  response.type(contentType);
  const half = file.subarray(0, Math.floor(file.length / 2));
  switch (fault) {
    case 'cut-with-length':
      response.set('Content-Length', String(file.length));
      return cutAfter(response, half);
    case 'cut-chunked':
      return cutAfter(response, half);
    case 'cut-without-length':
      // The end of the connection is then the only end of the body: the client cannot see that half is missing.
      response.useChunkedEncodingByDefault = false;
      response.set('Connection', 'close');
      response.end(half);
      return;
    case 'stall':
      response.set('Content-Length', String(file.length));
      response.write(half);
      return;
    case 'empty':
      response.set('Content-Length', '0').end();
      return;
    case 'wrong-type':
      response
        .type('text/html')
        .send('<!doctype html><title>Please wait</title><p>Checking your browser.</p>');
      return;
    default:
      if (delivery === 'length') response.set('Content-Length', String(file.length)).end(file);
      else await sendPieces(response, file);
  }
}

async function sendPieces(response: Response, file: Buffer): Promise<void> {
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < file.length; at += PIECE_BYTES) yield file.subarray(at, at + PIECE_BYTES);
  };
  try {
    await pipeline(Readable.from(pieces()), response);
  } catch (error) {
    // The client went away: its right, and nobody is left to answer.
    if (!response.destroyed) throw error;
  }
}

function cutAfter(response: Response, part: Buffer): void {
  response.write(part, () => response.socket?.destroy());
}
