import { earsOf } from './channel-mixer';

describe('two channels', () => {
  it('are heard as they were recorded, one on each ear', () => {
    expect(earsOf(new Set())).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('are heard on both ears when one is alone', () => {
    expect(earsOf(new Set([0]))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(earsOf(new Set([1]))).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('may both be silent', () => {
    expect(earsOf(new Set([0, 1])).flat()).toEqual([0, 0, 0, 0]);
  });
});
