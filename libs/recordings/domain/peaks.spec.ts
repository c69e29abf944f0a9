import { PeakMeter } from './peaks';

function wav(samples: readonly number[], channels: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + 2 * samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000 * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(2 * samples.length, 40);
  return Buffer.concat([head, Buffer.from(Int16Array.from(samples).buffer)]);
}

const measured = (file: Buffer, chunkBytes: number, points: number) => {
  const meter = new PeakMeter(points);
  for (let at = 0; at < file.length; at += chunkBytes) meter.add(file.subarray(at, at + chunkBytes), null);
  return meter.peaks();
};

describe('the outline of a recording', () => {
  it.each([1, 2, 3, 7, 64, 10_000])(
    'is the loudest sample of each slice, read %d bytes at a time',
    (chunk) => {
      const left = [0, 256, -512, 100, 32_767, -32_768, 5, 511];
      const right = [-1, -256, -257, 0, 1024, 2, 3, 4];
      const both = left.flatMap((sample, index) => [sample, right[index]!]);
      expect(measured(wav(both, 2), chunk, 4)).toEqual({
        ...{ channels: 2, points: 4 },
        values: Buffer.from([1, 2, 127, 1, 1, 1, 4, 0]),
      });
    },
  );

  it('looks at some samples of long slices, whatever the size of the chunks', () => {
    const samples = Array.from({ length: 20_000 }, (_, at) => (at < 10_000 ? 4000 : -8000));
    for (const chunk of [997, 65_536])
      expect(measured(wav(samples, 1), chunk, 4)?.values).toEqual(Buffer.from([15, 15, 31, 31]));
  });
});
