import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSources } from './source-hash.mts';

describe('the hash of the sources', () => {
  let root: string;
  const write = (path: string, content: string) => {
    writeFileSync(join(root, path), content);
  };
  const hash = () => hashSources(root, ['libs', 'package-lock.json'], (path) => !path.endsWith('.spec.ts'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'voicekeep-hash-'));
    mkdirSync(join(root, 'libs/node_modules'), { recursive: true });
    write('libs/a.ts', 'a');
    write('package-lock.json', '{}');
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('changes with content, names and number of files', () => {
    const seen = new Set([hash()]);
    write('libs/a.ts', 'b');
    seen.add(hash());
    renameSync(join(root, 'libs/a.ts'), join(root, 'libs/b.ts'));
    seen.add(hash());
    write('libs/c.ts', '');
    seen.add(hash());
    rmSync(join(root, 'package-lock.json'));
    seen.add(hash());
    expect(seen.size).toBe(5);
  });

  it('does not change by a touch, a left-out file or an installed package', () => {
    const before = hash();
    utimesSync(join(root, 'libs/a.ts'), 1, 1);
    write('libs/a.spec.ts', 'x');
    write('libs/node_modules/x.js', 'x');
    expect(hash()).toBe(before);
  });
});
