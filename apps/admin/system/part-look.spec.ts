import type { PartState, SystemPart } from '@voicekeep/shared/contracts';
import { sayIn } from '@voicekeep/shared/ui';
import { ADMIN_TEXTS } from '../texts/en';
import { grouped, headline } from './part-look';

const t = sayIn(ADMIN_TEXTS);

const part = (id: string, state: PartState, group: SystemPart['group'] = 'servers'): SystemPart => ({
  ...{ id, group, state, title: id, words: 'Answers.', fix: null, seenAt: null },
});

describe('the system in words', () => {
  it('counts what is in trouble and what needs a look', () => {
    expect(headline([part('a', 'fine'), part('b', 'unknown')], t)).toBe('Everything works.');
    expect(headline([part('a', 'trouble'), part('b', 'attention'), part('c', 'attention')], t)).toBe(
      '1 part is in trouble, 2 parts need a look; what is not named works.',
    );
  });

  it('has first what holds recordings up, and no group without a part', () => {
    const groups = grouped([part('redis', 'fine'), part('condition', 'trouble', 'conditions')], t);
    expect(groups.map(({ title }) => title)).toEqual(['What holds recordings up', 'Servers']);
  });
});
