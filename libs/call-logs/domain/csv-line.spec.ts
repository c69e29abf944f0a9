import { csvLine } from './csv-line';

describe('a line of CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=cmd|calc!A1', "'=cmd|calc!A1"],
    ['  =1+1', "'  =1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['+14155550100', "'+14155550100"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('writes %j', (text, written) => expect(csvLine([text])).toBe(`${written}\r\n`));

  it('leaves numbers and what is unknown as they are', () => {
    expect(csvLine(['a', -5, null, ''])).toBe('a,-5,,\r\n');
  });
});
