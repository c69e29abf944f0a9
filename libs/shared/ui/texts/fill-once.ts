import type { TranslocoTranspiler, TranspileParams } from '@jsverse/transloco';
import { filled } from './say';

/**
 * Transloco's own looks for gaps again in what it filled in, so that a caller named `{{name}}` would end the page's work in a loop
 * (8.4.0, DefaultTranspiler.transpile).
 */
export class FillOnce implements TranslocoTranspiler {
  transpile({ value, params = {} }: TranspileParams): unknown {
    return typeof value === 'string' ? filled(value, params) : value;
  }
}
