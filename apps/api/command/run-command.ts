import type { CommandGround } from '@voicekeep/plugin/nest';
import { USAGE, type Command } from './command';
import { doctorSecrets } from './doctor-secrets';
import { keysReencrypt, keysRotate } from './keys';
import { userResetPassword } from './user-reset-password';

export const COMMANDS: readonly Command[] = [keysRotate, keysReencrypt, doctorSecrets, userResetPassword];

export interface CommandLine {
  readonly words: readonly string[];
  readonly signal: AbortSignal;
  print(line: string): void;
  /** Opened only for a command that there is. */
  open(): Promise<CommandGround>;
}

/** @returns the exit code: 0, 64 for a command there is not, 65 when something needs a person */
export async function runCommand({ words, signal, print, open }: CommandLine): Promise<number> {
  const command = COMMANDS.find(({ name }) => words.slice(0, 2).join(' ') === name);
  const rest = words.slice(2);
  if (!command || rest.length !== command.words) {
    for (const line of usage(words)) print(line);
    return USAGE;
  }
  const ground = await open();
  try {
    return await command.run({ ground, words: rest, signal, print });
  } finally {
    await ground.close();
  }
}

function usage(words: readonly string[]): string[] {
  const [first = ''] = words;
  const meant = COMMANDS.filter(({ name }) => name.startsWith(first));
  return [
    ...(words.length > 0 ? [`There is no command "${words.slice(0, 2).join(' ')}" in this form.`] : []),
    ...(meant.length > 0 ? meant : COMMANDS).map(({ usage: line, help }) => `voicekeep ${line}: ${help}`),
  ];
}
