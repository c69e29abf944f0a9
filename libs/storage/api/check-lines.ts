import { PassThrough } from 'node:stream';
import { createParamDecorator, type ExecutionContext, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import type { ConnectionCheckLine, ConnectionCheckResult } from '@voicekeep/shared/contracts';
import type { CheckWatcher, ProbeLoan } from '@voicekeep/storage/domain';

/** One JSON object a line. */
export const LINES = 'application/x-ndjson';

/** Whether the caller asks by name for lines; who takes anything gets the one answer of old. */
export const WantsLines = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const { accept } = context.switchToHttp().getRequest<Request>().headers;
  return accept?.toLowerCase().includes(LINES) ?? false;
});

/**
 * A test as a stream of lines that begins once the test does: what is wrong with the request itself is still
 * thrown. A stream that breaks off without its `result` line means that the test did not come to its end.
 * @param openLoan when given, the reader also gets a probe, until it is given back or nobody reads any more
 */
export async function checkLines(
  test: (watcher: CheckWatcher) => Promise<ConnectionCheckResult>,
  openLoan: (() => ProbeLoan) | null,
): Promise<StreamableFile> {
  const lines = new PassThrough();
  // Whoever reads hears of an error; before anybody does, `test` throws it.
  lines.on('error', () => undefined);
  const write = (line: ConnectionCheckLine): void => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  await new Promise<void>((resolve, reject) => {
    const watcher: CheckWatcher = {
      planned: (steps) => {
        write({ event: 'planned', steps: [...steps] });
        resolve();
      },
      started: (id) => write({ event: 'started', id }),
      finished: (step) => write({ event: 'step', step }),
      ...(openLoan && {
        lend: (probe) => lend(lines, openLoan(), (id) => write({ event: 'probe', probe: { id, ...probe } })),
      }),
    };
    test(watcher).then(
      (result) => {
        write({ event: 'result', ...result });
        lines.end();
      },
      (error: Error) => {
        reject(error);
        lines.destroy(error);
      },
    );
  });
  const file = new StreamableFile(lines, { type: LINES });
  // A stream that fails must not look like one that came to its end.
  return file.setErrorHandler((_, response) => response.destroy?.());
}

async function lend(lines: PassThrough, loan: ProbeLoan, tell: (id: string) => void): Promise<void> {
  lines.once('close', loan.end);
  if (lines.destroyed) loan.end();
  else tell(loan.id);
  await loan.ended;
}
