import { member, TraceSearch } from './trace-search';

describe('looking for traces', () => {
  const beginning = '15770031';
  const value = member(beginning, 42);

  it.each([
    ['plain', Buffer.from(`call from +49${value}completed`)],
    ['UTF16', Buffer.from(value, 'utf16le')],
    ['hex', Buffer.from(Buffer.from(`+49${value}`).toString('hex'))],
    ['base64+0', Buffer.from(Buffer.from(`+49${value}`).toString('base64'))],
    ['base64+1', Buffer.from(Buffer.from(`9${value}`).toString('base64'))],
    ['base64+2', Buffer.from(Buffer.from(`49${value}`).toString('base64'))],
    ['from its end', Buffer.from([...value].reverse().join(''))],
  ])('finds what is written %s', (written, bytes) => {
    const search = new TraceSearch([beginning]);
    search.look('here', Buffer.concat([Buffer.from('noise'), bytes]));
    expect(search.traces).toEqual([
      { where: 'here', beginning, written, n: written === 'plain' ? 42 : null },
    ]);
  });

  it('finds a name in capitals or not, and nothing where nothing is', () => {
    const search = new TraceSearch(['Zorblaxquin']);
    search.look('upper', Buffer.from('ZORBLAXQUIN00001'));
    search.look('lower', Buffer.from('zorblaxquin00001'));
    search.look('HEX', Buffer.from(Buffer.from('Zorblaxquin00001').toString('hex').toUpperCase()));
    search.look('none', Buffer.from('Zorblax 00001'));
    expect(search.traces.map(({ where }) => where)).toEqual(['upper', 'lower', 'HEX']);
  });
});
