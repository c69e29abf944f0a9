import { requireE164, toE164 } from './phone-number';

describe('a phone number', () => {
  it.each([
    ['+14155550100', '+14155550100'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['+1 (415) 555-0100 x12', '+14155550100'],
    ['+١٤١٥٥٥٥٠١٠٠', '+14155550100'],
    [' 14155550100', '+14155550100'],
  ])('%p is found as %s', (text, expected) => {
    expect(requireE164(text, 'request', 'number')).toBe(expected);
  });

  it.each(['555', '', 'anonymous', '%', '_', "' OR 1=1", '+', '1'.repeat(10_000)])(
    '%p is refused',
    (text) => {
      expect(() => requireE164(text, 'request', 'number')).toThrow(
        expect.objectContaining({ code: 'request.phone_format', kind: 'invalid' }),
      );
    },
  );

  it('is not made up for other kinds of party', () => {
    expect(toE164('sip:desk@example.com')).toBeNull();
    expect(toE164('client:anna')).toBeNull();
  });
});
