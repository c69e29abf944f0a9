import { HttpErrorResponse } from '@angular/common/http';
import { toApiProblem } from './api-problem';

describe('toApiProblem', () => {
  it('shows the sentence of problem+json with those of its fields', () => {
    const error = new HttpErrorResponse({
      status: 422,
      error: {
        detail: 'Mend the marked fields.',
        code: 'storage.invalid',
        errors: [{ path: 'bucket', code: 'storage.bucket_required', message: 'Enter the bucket.' }],
      },
    });
    expect(toApiProblem(error).message).toBe('Mend the marked fields. Enter the bucket.');
    expect(toApiProblem(error).code).toBe('storage.invalid');
  });

  it('says so when nothing answers', () => {
    const problem = toApiProblem(new HttpErrorResponse({ status: 0 }));
    expect(problem.status).toBe(0);
    expect(problem.message).toMatch(/does not answer/);
  });
});
