import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areDependenciesInstalled } from './dependencies.mjs';

describe('installed dependencies', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'voicekeep-deps-'));
    mkdirSync(join(root, 'node_modules'));
    lock('package-lock.json', {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/other-system': { version: '1.0.0', optional: true },
    });
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function lock(file: string, packages: Record<string, object>): void {
    writeFileSync(join(root, file), JSON.stringify({ packages }));
  }

  it('are missing when npm never finished an install', () => {
    expect(areDependenciesInstalled(root)).toBe(false);
  });

  it('are in place when npm installed what is locked, other systems left out', () => {
    lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0', integrity: 'x' } });
    expect(areDependenciesInstalled(root)).toBe(true);
  });

  it('are stale when a locked package has another version, another content or is missing', () => {
    for (const installed of [
      { version: '1.0.1', integrity: 'x' },
      { version: '1.0.0', integrity: 'y' },
    ]) {
      lock('node_modules/.package-lock.json', { 'node_modules/a': installed });
      expect(areDependenciesInstalled(root)).toBe(false);
    }
    lock('node_modules/.package-lock.json', {});
    expect(areDependenciesInstalled(root)).toBe(false);
  });
});
