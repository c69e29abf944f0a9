import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_SOURCES } from '../../../tools/launch/build.mts';
import { tool, workspace } from '../../../tools/launch/workspace.mts';
import { LaunchError } from '../../../tools/services/launch-error.mts';
import { runCommand } from '../../../tools/services/run-command.mts';
import type { Mutant } from './mutant.mts';

/** A copy of the committed sources that can be weakened and built, away from the checkout. */
export class Weakened {
  readonly #folder: string;
  readonly #signal: AbortSignal;

  private constructor(folder: string, signal: AbortSignal) {
    this.#folder = folder;
    this.#signal = signal;
  }

  static async copy(folder: string, signal: AbortSignal): Promise<Weakened> {
    mkdirSync(folder, { recursive: true });
    const archive = `${folder}.tar`;
    const settings = { env: process.env, cwd: workspace.root, signal };
    await runCommand('git', ['archive', '--output', archive, 'HEAD'], settings);
    await runCommand('tar', ['-xf', archive, '-C', folder], settings);
    rmSync(archive);
    symlinkSync(join(workspace.root, 'node_modules'), join(folder, 'node_modules'));
    return new Weakened(folder, signal);
  }

  /** Whether all edits of a mutant still fit the sources. @throws LaunchError that names the one that does not */
  check({ name, edits }: Mutant): void {
    for (const { file, find } of edits) {
      const times = readFileSync(join(this.#folder, file), 'utf8').split(find).length - 1;
      if (times === 1) continue;
      throw new LaunchError(`The mutant "${name}" no longer fits: its text is ${times} times in ${file}.`);
    }
  }

  /** Builds the server with a mutant, or as it is. @returns the folder of the compiled server */
  async build(mutant: Mutant | null): Promise<string> {
    const originals = new Map<string, string>();
    const output = join(this.#folder, 'dist/server');
    try {
      if (mutant) this.check(mutant);
      for (const { file, find, replace } of mutant?.edits ?? []) {
        const path = join(this.#folder, file);
        const text = readFileSync(path, 'utf8');
        if (!originals.has(path)) originals.set(path, text);
        writeFileSync(
          path,
          text.replace(find, () => replace),
        );
      }
      rmSync(output, { recursive: true, force: true });
      const settings = { env: process.env, cwd: this.#folder, timeoutMs: 300_000, signal: this.#signal };
      await runCommand(tool('swc'), [...SERVER_SOURCES, '-d', output], settings);
    } finally {
      for (const [path, text] of originals) writeFileSync(path, text);
    }
    return output;
  }
}
