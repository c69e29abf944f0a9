import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MUTANTS } from '../../e2e/faults/mutants/mutants.mts';
import { workspace } from '../launch/workspace.mts';

describe('each way in which the product is weakened', () => {
  it.each(MUTANTS)('fits the sources: $name', ({ edits }) => {
    const unfit = edits.filter(
      ({ file, find }) => readFileSync(join(workspace.root, file), 'utf8').split(find).length !== 2,
    );
    expect(unfit.map(({ file, find }) => `${file}: ${find}`)).toEqual([]);
  });
});
