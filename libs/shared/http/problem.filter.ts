import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Problem } from '@voicekeep/shared/contracts';
import { errors, type ErrorKind, VoicekeepError } from '@voicekeep/shared/errors';
import { databaseUnavailable } from './database-unavailable';
import { requestIdOf } from './request-id';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-media': 415,
  invalid: 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** Turns any error into the one document the outside sees; what is not ours is hidden behind `internal`. */
export function problemOf(error: VoicekeepError, requestId: string): Problem {
  const status = STATUS[error.kind];
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    requestId,
    ...error.details,
    ...(error.fields.length > 0 ? { errors: error.fields.map((field) => ({ ...field })) } : {}),
  };
}

function fromHttpException(exception: HttpException): VoicekeepError {
  const status = exception.getStatus();
  if (status === 404) return errors.notFound('request.not_found', 'There is nothing at this address.');
  if (status === 405)
    return errors.methodNotAllowed('request.method', 'This address does not take that method.');
  if (status === 413) return errors.tooLarge('request.too_large', 'The request body is too large.');
  if (status === 415) return errors.unsupportedMedia('request.media_type', 'Send application/json.');
  if (status === 429)
    return errors.rateLimited('request.rate_limited', 'Too many requests; wait a moment and try again.');
  if (status < 500) return errors.malformed('request.malformed', 'The request cannot be read.');
  return errors.internal(
    'internal',
    'Something failed on our side; the log holds the details under this request id.',
    { cause: exception },
  );
}

/** What body parsers throw: a plain Error with a status and a `type`. */
function fromParserError(error: object): VoicekeepError | null {
  if (!('status' in error) || typeof error.status !== 'number' || error.status >= 500 || error.status < 400)
    return null;
  if (error.status === 413) return errors.tooLarge('request.too_large', 'The request body is too large.');
  if (error.status === 415)
    return errors.unsupportedMedia('request.media_type', 'Send application/json in UTF-8.');
  return errors.malformed('request.json_syntax', 'The body is not valid JSON.');
}

function toVoicekeepError(thrown: unknown): VoicekeepError {
  if (thrown instanceof VoicekeepError) return thrown;
  if (thrown instanceof HttpException) return fromHttpException(thrown);
  const parsed = typeof thrown === 'object' && thrown !== null ? fromParserError(thrown) : null;
  return (
    parsed ??
    databaseUnavailable(thrown) ??
    errors.internal(
      'internal',
      'Something failed on our side; the log holds the details under this request id.',
      { cause: thrown },
    )
  );
}

/** The one filter that knows HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const error = toVoicekeepError(thrown);
    const requestId = requestIdOf(request);
    const problem = problemOf(error, requestId);
    if (problem.status >= 500)
      this.logger.error({ requestId, code: error.code, err: error.cause ?? error }, error.message);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
