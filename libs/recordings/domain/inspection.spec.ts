import { inspect, type Downloaded } from './inspection';

/** A WAV of 8 kHz, 16 bit, that many seconds. */
function wav(seconds: number, channels = 1): Buffer {
  const data = seconds * 8000 * channels * 2;
  const file = Buffer.alloc(44 + data);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + data, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(8000, 24);
  file.writeUInt32LE(16_000 * channels, 28);
  file.writeUInt16LE(2 * channels, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(data, 40);
  return file;
}

const of = (file: Buffer, announcedBytes: number | null = file.length): Downloaded => ({
  ...{
    format: 'wav',
    head: file.subarray(0, 4096),
    sizeBytes: file.length,
    announcedBytes,
    encrypted: false,
  },
});

describe('a download', () => {
  it('is whole when announced length, header and count agree', () => {
    expect(inspect(of(wav(3, 2)), 3)).toEqual({ durationSeconds: 3, channels: 2, durationMatches: true });
  });

  it('is refused when fewer bytes came than announced', () => {
    const cut = wav(3).subarray(0, 20_000);
    expect(() => inspect(of(cut, 48_044), 3)).toThrow(expect.objectContaining({ code: 'source.truncated' }));
  });

  it('is refused when its own header promises more, also without an announced length', () => {
    const cut = wav(3).subarray(0, 20_000);
    expect(() => inspect(of(cut, null), 3)).toThrow(expect.objectContaining({ code: 'source.truncated' }));
  });

  it('is whole without announced length when the header accounts for every byte', () => {
    expect(inspect(of(wav(3), null), 3).durationMatches).toBe(true);
  });

  it('is refused when neither says how long it is', () => {
    const open = wav(3);
    open.writeUInt32LE(0xffffffff, 4);
    open.writeUInt32LE(0xffffffff, 40);
    expect(() => inspect(of(open, null), 3)).toThrow(
      expect.objectContaining({ code: 'source.length_unknown' }),
    );
    expect(inspect(of(open), 3).durationSeconds).toBe(3);
  });

  it('is kept but marked when it lies more than two seconds from what Twilio says', () => {
    expect(inspect(of(wav(3)), 5).durationMatches).toBe(true);
    expect(inspect(of(wav(3)), 6).durationMatches).toBe(false);
  });

  it('is refused when it is an error page', () => {
    const page = Buffer.from('<TwilioResponse><RestException>…</RestException></TwilioResponse>');
    expect(() => inspect(of(page), 3)).toThrow(expect.objectContaining({ code: 'source.not_audio' }));
  });

  it('under a customer key cannot be looked into, and needs an announced length', () => {
    const cipher = Buffer.alloc(500, 7);
    expect(inspect({ ...of(cipher), encrypted: true }, 3).durationMatches).toBe(true);
    expect(() => inspect({ ...of(cipher, null), encrypted: true }, 3)).toThrow();
  });
});
