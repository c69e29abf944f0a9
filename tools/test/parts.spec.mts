import { chooseParts } from './parts.mts';

describe('the parts of the tests', () => {
  const names = (...words: string[]) => chooseParts(words)?.map(({ name }) => name);

  it('are all of them without a word', () => {
    expect(names()).toEqual(
      expect.arrayContaining(['format', 'lint', 'build', 'unit', 'web', 'integration', 'e2e']),
    );
  });

  it('are those that the words name, in their own order', () => {
    expect(names('unit', 'lint')).toEqual(['lint', 'unit']);
    expect(names('types')).toEqual(['types:server', 'types:tools', 'types:web']);
  });

  it('are built before a browser or a fault meets them', () => {
    expect(names('e2e')).toEqual(['build', 'e2e']);
    expect(names('faults')).toEqual(['build', 'faults']);
  });

  it('are none when a word names none', () => {
    expect(names('unit', 'speed')).toBeUndefined();
  });
});
