import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { CALLS_TEXTS } from '../texts/en';
import type { CallSearch } from './call-search';
import { partsOf, type SearchPart } from './search-words';

const parts = (search: CallSearch, campaign: string | null = null): SearchPart[] =>
  partsOf(search, campaign, sayIn(CALLS_TEXTS), ENGLISH_UI);
const words = (search: CallSearch, campaign: string | null = null): string[] =>
  parts(search, campaign).map((part) => part.words);

describe('a search in words', () => {
  it.each<[CallSearch, string]>([
    [{ number: '1003' }, 'Number ends in 1003'],
    [{ number: '555-1003' }, 'Number ends in 5551003'],
    [{ number: '+14155551003' }, 'Number +1 415 555 1003'],
    [{ tag: 'VIP' }, 'Tag VIP'],
    [{ period: '30' }, 'Last 30 days'],
    [{ firstDay: '2026-11-01', lastDay: '2026-11-20' }, '1 Nov 2026 to 20 Nov 2026'],
    [{ firstDay: '2026-11-01', lastDay: '2026-11-01' }, '1 Nov 2026'],
    [{ firstDay: '2026-11-01' }, 'Since 1 Nov 2026'],
    [{ lastDay: '2026-11-20' }, 'Until 20 Nov 2026'],
    [{ kind: 'voicemail' }, 'Voicemails only'],
    [{ recordingState: 'failed' }, 'State: Needs a person'],
    [{ direction: 'inbound' }, 'Direction: Incoming'],
    [{ notes: 'refund' }, 'Notes contain “refund”'],
    [{ minDurationSeconds: 90 }, '1:30 or longer'],
    [{ maxDurationSeconds: 0 }, '0:00 or shorter'],
    [{ areaCode: '415' }, 'Area code 415'],
  ])('%j', (search, expected) => expect(words(search)).toEqual([expected]));

  it('names a campaign once its name is known', () => {
    expect(words({ campaignId: 'c' })).toEqual(['One campaign']);
    expect(words({ campaignId: 'c' }, 'Spring')).toEqual(['Campaign Spring']);
  });

  it('tells each part by itself, and both days as one', () => {
    const both = parts({ number: '1003', firstDay: '2026-11-01', lastDay: '2026-11-02' });
    expect(both.map(({ fields }) => fields)).toEqual([['number'], ['firstDay', 'lastDay']]);
  });
});
