import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@voicekeep/shared/contracts';

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}

/** The problem document of a failed call, or null when the answer was none of ours. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof HttpErrorResponse && isProblem(error.error) ? error.error : null;
}

/** One plain sentence for a person, whatever went wrong. */
export function problemSentence(error: unknown): string {
  const problem = problemOf(error);
  if (problem) return problem.detail;
  if (error instanceof HttpErrorResponse && error.status > 0)
    return `The server answered ${error.status}; try again in a moment.`;
  return 'The server cannot be reached; check the connection and try again.';
}
