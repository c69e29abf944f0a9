import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest's own words, and those of every room's `Logger`, as lines of ours. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  /** Nest hands over a message or facts, then perhaps words or a stack, then the context. */
  private write(level: Level, message: unknown, more: unknown[]): void {
    const context = more.at(-1);
    const between = more.slice(0, -1).find((each) => typeof each === 'string');
    const facts = { context: typeof context === 'string' ? context : undefined };
    if (message instanceof Error) this.pino[level]({ ...facts, err: message }, message.message);
    else if (typeof message === 'object' && message !== null)
      this.pino[level]({ ...facts, ...message }, between ?? '');
    else this.pino[level]({ ...facts, ...(between ? { stack: between } : {}) }, String(message));
  }
}
