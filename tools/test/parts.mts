import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAdmin, buildExampleHost, buildServer } from '../launch/build.mts';
import { workspace } from '../launch/workspace.mts';
import { check } from './check.mts';
import { runFaults } from './faults-part.mts';
import { runJest } from './jest-part.mts';
import { PASSED, type Part } from './part.mts';

/** All parts in the order in which they are begun; what fails fast and says most comes first. */
export const PARTS: readonly Part[] = [
  { name: 'format', cores: 1, run: (context) => check(context, 'prettier', ['--check', '.']) },
  {
    name: 'types:server',
    cores: 1,
    run: (context) => check(context, 'tsc', ['-p', 'tsconfig.server.json', '--noEmit']),
  },
  {
    name: 'lint',
    cores: 1,
    run: async (context) => {
      // the import rules read the project graph that this writes
      const graph = await check(context, 'nx', ['show', 'projects']);
      return graph.failed > 0 ? graph : check(context, 'eslint', ['.', '--max-warnings', '0']);
    },
  },
  { name: 'types:tools', cores: 1, run: (context) => check(context, 'tsc', ['-p', 'tsconfig.tools.json']) },
  {
    name: 'types:web',
    cores: 1,
    run: (context) => check(context, 'tsc', ['-p', 'tsconfig.web.json', '--noEmit']),
  },
  {
    name: 'cycles',
    cores: 1,
    run: (context) => check(context, 'depcruise', ['apps', 'libs', '--config', '.dependency-cruiser.cjs']),
  },
  {
    name: 'build',
    cores: 2,
    run: async ({ signal }) => {
      mkdirSync(join(workspace.root, 'dist'), { recursive: true });
      await buildServer(signal);
      await buildAdmin(signal);
      await buildExampleHost(signal);
      return PASSED;
    },
  },
  { name: 'unit', cores: 2, run: (context) => runJest(context, 'unit', ['-w', '2']) },
  { name: 'web', cores: 2, run: (context) => runJest(context, 'web', ['-w', '2']) },
  {
    name: 'integration',
    cores: 2,
    needsServers: true,
    run: (context) => runJest(context, 'integration', ['-w', '2']),
  },
  { name: 'e2e', cores: 2, needsServers: true, run: (context) => runJest(context, 'e2e', ['-i']) },
  { name: 'faults', cores: 2, run: runFaults },
];

/** Those of the parts that the words name; `types` names all that begin with `types:`. Undefined: a word names none. */
export function chooseParts(words: readonly string[], parts: readonly Part[] = PARTS): Part[] | undefined {
  if (words.length === 0) return [...parts];
  const names = (word: string, { name }: Part) => name === word || name.startsWith(`${word}:`);
  if (!words.every((word) => parts.some((part) => names(word, part)))) return undefined;
  const chosen = parts.filter((part) => words.some((word) => names(word, part)));
  const needsBuild = chosen.some(({ name }) => name === 'e2e' || name === 'faults');
  return parts.filter((part) => chosen.includes(part) || (needsBuild && part.name === 'build'));
}
