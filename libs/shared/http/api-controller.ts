import { applyDecorators, Controller, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';
import { RightsGuard } from './rights.guard';
import { validationPipe } from './validation.pipe';

export const API_PREFIX = 'api/v1';

/**
 * A controller of the REST API under `api/v1`. Brings its own guard, validation and error documents,
 * so that it behaves the same inside any host.
 */
export const ApiController = (path: string): ClassDecorator =>
  applyDecorators(
    Controller(`${API_PREFIX}/${path}`),
    UseGuards(RightsGuard),
    UsePipes(validationPipe()),
    UseFilters(ProblemFilter),
  );
