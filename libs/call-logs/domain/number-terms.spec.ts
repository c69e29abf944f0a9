import { requireAreaTerm, requireNumberTerm, termsOf } from './number-terms';

describe('what a number is found by', () => {
  it.each([
    ['+14155550100', { full: '+14155550100', last7: '5550100', last4: '0100', area: '415' }],
    ['+442079460018', { full: '+442079460018', last7: '9460018', last4: '0018', area: '20' }],
    ['sip:desk@example.com', { full: null, last7: null, last4: null, area: null }],
    [null, { full: null, last7: null, last4: null, area: null }],
  ])('of %s', (party, terms) => expect(termsOf(party)).toEqual(terms));

  it.each([
    ['0100', 'last4', '0100'],
    ['555-0100', 'last7', '5550100'],
    ['٠١٠٠', 'last4', '0100'],
    ['+1 (415) 555-0100 x12', 'full', '+14155550100'],
    [' 14155550100', 'full', '+14155550100'],
  ] as const)('reads a search for %s', (text, form, digits) =>
    expect(requireNumberTerm(text, 'number')).toEqual({ form, digits }),
  );

  it.each(['555', '12345', '%', '____', '01 00 99', 'x0100', '٠١٠'])('refuses a search for %s', (text) =>
    expect(() => requireNumberTerm(text, 'number')).toThrow(/country code/),
  );

  it('reads an area code with its trunk zero, and nothing else', () => {
    expect(requireAreaTerm('(020)', 'areaCode')).toEqual({ form: 'area', digits: '20' });
    for (const text of ['', '0', '123456', '+1', 'abc', '4%'])
      expect(() => requireAreaTerm(text, 'areaCode')).toThrow(/area code/);
  });
});
