import type { CallSearch } from './call-search';
import { fromParams, toParams } from './search-params';

const read = (query: string): CallSearch => {
  const params = new URLSearchParams(query);
  return fromParams((name) => params.get(name));
};
const written = (search: CallSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(toParams(search)).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );

describe('the search in the address', () => {
  it.each<[CallSearch]>([
    [{}],
    [{ number: '+14155551003', kind: 'voicemail', recordingState: 'failed' }],
    [{ period: '30', tag: 'VIP, later' }],
    [{ firstDay: '2026-11-01', lastDay: '2026-11-20' }],
    [{ notes: 'refund & more', minDurationSeconds: 0, maxDurationSeconds: 90, areaCode: '415' }],
    [{ direction: 'inbound', campaignId: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ])('is the same when it is read again: %j', (search) => {
    expect(read(new URLSearchParams(written(search)).toString())).toEqual(search);
  });

  it('keeps a period that ends today as it was chosen, without days', () => {
    expect(written({ period: '7' })).toEqual({ period: '7' });
    expect(written({ period: '7', firstDay: '2026-11-01' })).toEqual({ period: '7' });
    expect(read('period=7&from=2026-11-01')).toEqual({ period: '7' });
  });

  it('leaves out what it does not know or understand', () => {
    expect(read('play=r1&t=62&kind=fax&state=&period=8&min=-1&max=999999&from=2026-02-31')).toEqual({});
    expect(read(`campaign=1&direction=up&number=%20%20&notes=${'a'.repeat(201)}&to=yesterday`)).toEqual({});
  });

  it('takes away each of its own parameters that is not set, and no other', () => {
    const params = toParams({ number: '1003' });
    expect(params['number']).toBe('1003');
    expect(Object.values(params).filter((value) => value === null)).toHaveLength(12);
    expect(Object.keys(params)).not.toEqual(expect.arrayContaining(['play']));
    expect(Object.keys(params)).not.toEqual(expect.arrayContaining(['t']));
  });

  it('takes a blank before a number for the plus it was', () => {
    expect(read('number=+14155551003')).toEqual({ number: '+14155551003' });
  });
});
