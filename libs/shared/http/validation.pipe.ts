import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { errors, type FieldProblem, VoicekeepError } from '@voicekeep/shared/errors';

interface FoundProblem extends FieldProblem {
  readonly malformed: boolean;
}

/** The `context` a constraint may carry: its stable code, and whether it means 400 and not 422. */
interface ConstraintContext {
  readonly code?: string;
  readonly malformed?: boolean;
}

function problemsOf(found: readonly ValidationError[], parent = ''): FoundProblem[] {
  return found.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const contexts: Record<string, ConstraintContext> = error.contexts ?? {};
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]): FoundProblem => {
      if (rule === 'whitelistValidation') {
        return {
          path,
          code: 'request.field_unknown',
          message: `There is no field "${path}" here.`,
          malformed: true,
        };
      }
      const context = contexts[rule];
      return {
        path,
        code: context?.code ?? 'request.field_invalid',
        message,
        malformed: context?.malformed ?? false,
      };
    });
    return [...own.slice(0, 1), ...problemsOf(error.children ?? [], path)];
  });
}

function toError(found: ValidationError[]): VoicekeepError {
  const problems = problemsOf(found);
  const [first] = problems;
  if (!first) return errors.invalid('request.invalid', 'The request is not valid.');
  const malformed = problems.find((problem) => problem.malformed);
  const lead = malformed ?? first;
  const make = malformed ? errors.malformed : errors.invalid;
  return make(lead.code, lead.message, {
    fields: problems.map(({ path, code, message }) => ({ path, code, message })),
  });
}

/** Checks bodies and queries against their DTO; unknown fields are refused, bad ones named one by one. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: toError,
  });
