import { Readable } from 'node:stream';
import { byteRange, sliced } from './byte-slice';

describe('a wanted part', () => {
  it.each([
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=4-', { first: 4, last: 9 }],
    ['bytes=-2', { first: 8, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=10-', null],
  ])('%s of ten bytes', (header, expected) => {
    expect(byteRange(header)?.within(10)).toEqual(expected);
  });

  it.each([undefined, 'bytes=-', 'bytes=0-1,3-4', 'items=0-1'])('%s is no single part', (header) => {
    expect(byteRange(header)).toBeNull();
  });

  it('is cut across chunks', async () => {
    const body = Readable.from([Buffer.from('abc'), Buffer.from('defg'), Buffer.from('hij')]);
    const parts: Buffer[] = [];
    for await (const part of sliced(body, 2, 7)) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toBe('cdefgh');
  });
});
