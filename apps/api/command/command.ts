import type { CommandGround } from '@voicekeep/plugin/nest';

export interface CommandRun {
  readonly ground: CommandGround;
  /** What follows the command's name. */
  readonly words: readonly string[];
  readonly signal: AbortSignal;
  print(line: string): void;
}

/** One thing an operator can ask for on the command line. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  /** How many words must follow. */
  readonly words: number;
  /** @returns the exit code */
  run(run: CommandRun): Promise<number>;
}

/** sysexits.h */
export const OK = 0;
export const USAGE = 64;
export const DATA = 65;
