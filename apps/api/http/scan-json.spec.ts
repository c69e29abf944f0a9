import fc from 'fast-check';
import { parseJson } from './parse-json';
import { scanJson } from './scan-json';

const refusal = (code: string) => expect.objectContaining({ kind: 'malformed', code });

describe('reading JSON', () => {
  it('takes whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(() => scanJson(text)).not.toThrow();
      }),
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const near = fc.string({ unit: fc.constantFrom(...'{}[]",:0123-.eE+ \\untrfalse\n') });
    fc.assert(
      fc.property(near, (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        let scans = true;
        try {
          scanJson(text);
        } catch (error) {
          scans = (error as { code?: string }).code === 'request.json_duplicate';
        }
        expect(scans).toBe(parses);
      }),
      { numRuns: 5000 },
    );
  });

  it('names the position of a mistake', () => {
    expect(() => scanJson('{"name": }')).toThrow(
      expect.objectContaining({ code: 'request.json_syntax', details: { position: 9 } }),
    );
    expect(() => scanJson('{"a":1} x')).toThrow(refusal('request.json_syntax'));
  });

  it('refuses a key given twice in one object, also when written differently', () => {
    expect(() => scanJson('{"a":1,"a":2}')).toThrow(refusal('request.json_duplicate'));
    expect(() => scanJson('{"a":1,"\\u0061":2}')).toThrow(refusal('request.json_duplicate'));
    expect(() => scanJson('{"a":{"a":1},"b":{"a":2}}')).not.toThrow();
  });

  it('refuses depth beyond 32 without running out of stack', () => {
    expect(() => scanJson('['.repeat(1000) + ']'.repeat(1000))).toThrow(refusal('request.too_deep'));
    expect(() => scanJson('['.repeat(100_000))).toThrow(refusal('request.too_deep'));
    expect(() => scanJson('['.repeat(30) + ']'.repeat(30))).not.toThrow();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(refusal('request.encoding'));
  });
});
