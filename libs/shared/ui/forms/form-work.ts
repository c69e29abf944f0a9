import { computed, signal } from '@angular/core';
import { type ApiProblem, toApiProblem } from '../client/api-problem';
import { type FieldErrors, fieldErrorsOf } from './field-errors';

/** What a form is busy with, and what the server said of it last. */
export class FormWork<Work extends string> {
  readonly current = signal<Work | 'loading' | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** The problem in words, and its stable code. */
  readonly sentence = computed(() => this.problem()?.message ?? null);
  readonly code = computed(() => this.problem()?.code ?? null);
  readonly fields = signal<FieldErrors>({});

  /** Runs `work` after clearing what was said before. @returns false when it was refused */
  async run(name: Work | 'loading', work: () => Promise<void>): Promise<boolean> {
    this.current.set(name);
    this.problem.set(null);
    this.fields.set({});
    try {
      await work();
      return true;
    } catch (error) {
      const problem = toApiProblem(error);
      this.problem.set(problem);
      this.fields.set(fieldErrorsOf(problem));
      return false;
    } finally {
      this.current.set(null);
    }
  }
}
