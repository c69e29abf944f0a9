import { Injector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTexts } from './provide-texts';
import { sayIn } from './say';
import { texts } from './texts';

const TEXTS = {
  title: 'Calls',
  row: 'The call from {{from}}',
  'found.one': 'One call from {{from}}',
  'found.other': '{{count}} calls from {{from}}',
} as const;
const FROM = '{{from}} {{count}} $& title';

describe('a text', () => {
  const speaker = () => runInInjectionContext(TestBed.inject(Injector), () => texts('calls', TEXTS));

  it.each([
    ['of the pages', speaker],
    ['without Angular', () => sayIn(TEXTS)],
  ])('%s has its gaps filled once, whatever people wrote', (_, make) => {
    const t = make();
    expect(t('title')).toBe('Calls');
    expect(t('row', { from: FROM })).toBe(`The call from ${FROM}`);
    expect(t.count('found', 1, { from: FROM })).toBe(`One call from ${FROM}`);
    expect(t.count('found', 1204, { from: 'x' })).toBe('1,204 calls from x');
    expect(t.count('found', 0, { from: 'x' })).toBe('0 calls from x');
  });

  it('is said in the language brought along, and in English where that lacks it', () => {
    const calls = { title: 'Llamadas', 'found.other': '{{count}} llamadas de {{from}}' };
    TestBed.configureTestingModule({ providers: [provideTexts({ code: 'es', texts: { calls } })] });
    const t = speaker();
    expect(t('title')).toBe('Llamadas');
    expect(t('row', { from: 'x' })).toBe('The call from x');
    expect(t.count('found', 12_000, { from: 'x' })).toBe('12.000 llamadas de x');
  });
});
