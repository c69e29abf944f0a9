import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, type SayUi } from '../texts/ui-texts';

/** An answer that is not success, as one sentence to show to a person. */
export class ApiProblem extends Error {
  constructor(
    sentence: string,
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(sentence);
  }

  get code(): string {
    return this.problem?.code ?? 'client.unreachable';
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'detail' in body && 'code' in body;

/** A problem answering a call for text comes as text. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Turns whatever a call threw into a sentence; problem+json brings its own. */
export function toApiProblem(error: unknown, ui: SayUi = ENGLISH_UI): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!(error instanceof HttpErrorResponse) || error.status === 0) {
    return new ApiProblem(ui('problem.unreachable'), 0, null);
  }
  const body = parsed(error.error);
  if (!isProblem(body)) {
    return new ApiProblem(ui('problem.answered', { status: error.status }), error.status, null);
  }
  const fields = (body.errors ?? []).map(({ message }) => message);
  return new ApiProblem([...new Set([body.detail, ...fields])].join(' '), error.status, body);
}
