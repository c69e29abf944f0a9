import { readable } from './last-lines.mts';

describe('the last words of a process', () => {
  it('are the message and the error of a JSON line', () => {
    const line = JSON.stringify({
      level: 60,
      msg: 'The start failed',
      err: { message: 'PUBLIC_URL is missing' },
    });
    expect(readable(line)).toBe('The start failed: PUBLIC_URL is missing');
  });

  it('say a message once', () => {
    expect(readable(JSON.stringify({ msg: 'no room', err: { message: 'no room' } }))).toBe('no room');
  });

  it('are any other line as it stands', () => {
    expect(readable('2026-01-01 [ERROR] Aborting')).toBe('2026-01-01 [ERROR] Aborting');
    expect(readable('{ half a line')).toBe('{ half a line');
    expect(readable('{"level":30}')).toBe('{"level":30}');
  });
});
