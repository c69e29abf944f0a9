import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LifecycleRule, RecordingKind, StorageUsage } from '@voicekeep/shared/contracts';
import {
  plainWords,
  providePseudoTexts,
  Rendered,
  SettingsPage,
  workspaceContext,
} from '@voicekeep/shared/ui/testing';
import { CertificatesCard } from '../certificates-card';
import { LifecycleCard } from '../lifecycle-card';
import { LocationsCard } from '../locations-card';
import { ScopeCard } from '../scope-card';
import { lifecycle, lockedOut, usage } from '../testing/care-answers';
import { savedStorage } from '../testing/saved-storage';
import { UsageCard } from '../usage-card';

const URL = '/api/v1/workspaces/w1/storage';
const PRESETS = ['Leave everything in Standard', 'Instant archive after 90 days', 'Still plays at once.'];
const grown: StorageUsage = {
  ...usage,
  months: ['2026-10', '2026-11'].map((month) => ({
    ...{ month, storageClass: 'STANDARD', objects: 1, bytes: 300, seconds: 9 },
  })),
  classesCheckedAt: '2025-06-15T08:00:00.000Z',
};
const others: readonly LifecycleRule[] = [
  {
    ...{ id: null, ours: false, enabled: false, prefix: '', expiresAfterDays: 400, touchesRecordings: true },
    transitions: [
      { afterDays: null, storageClass: 'GLACIER' },
      { afterDays: 30, storageClass: 'DEEP_ARCHIVE' },
    ],
  },
  {
    ...{ id: null, ours: false, enabled: true, prefix: '', expiresAfterDays: null, touchesRecordings: true },
    transitions: [],
  },
];

function draw<T>(card: Type<T>, inputs: Readonly<Record<string, unknown>> = {}): Rendered<T> {
  TestBed.configureTestingModule({ providers: workspaceContext() });
  const fixture = TestBed.createComponent(card);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  return new Rendered(fixture);
}

describe('the cards of the storage page in another language', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [providePseudoTexts()] }));

  const asking: [path: string, card: Type<unknown>][] = [
    ['usage', UsageCard],
    ['lifecycle', LifecycleCard],
    ['locations', LocationsCard],
  ];
  it.each(asking)('have no word of their own while %s is asked for, or was refused', async (path, card) => {
    const page = draw(card);
    expect(page.element.querySelector('[role=status]')).not.toBeNull();
    expect(plainWords(page.element)).toEqual([]);
    const request = TestBed.inject(HttpTestingController).expectOne(`${URL}/${path}`);
    request.flush({ detail: 'Not now.', code: 'storage.busy' }, { status: 409, statusText: 'refused' });
    await page.settled();
    expect(page.element.querySelector('[role=alert] button')).not.toBeNull();
    expect(plainWords(page.element, ['Not now.'])).toEqual([]);
  });

  it('have none in sizes and sums', async () => {
    const page = await SettingsPage.open(UsageCard, `${URL}/usage`, grown);
    expect(page.element.querySelectorAll('table')).toHaveLength(2);
    expect(plainWords(page.element, ['AWS S3', 'List prices.', ' MB', 'Jun', 'Oct', 'Nov'])).toEqual([]);
  });

  it('have none where no price is known', async () => {
    const unpriced = { ...usage, costPerMonth: null, prices: null };
    const page = await SettingsPage.open(UsageCard, `${URL}/usage`, unpriced);
    expect(plainWords(page.element, [' MB'])).toEqual([]);
  });

  it('have none in the rules of the bucket, ours and those of others', async () => {
    const rules = { ...lifecycle, rules: [...lifecycle.rules, ...others] };
    const page = await SettingsPage.open(LifecycleCard, `${URL}/lifecycle`, rules);
    page.element.querySelectorAll<HTMLInputElement>('mat-radio-button input')[1]!.click();
    await page.settled();
    const data = [...PRESETS, 'Bills at least 90 days.', 'voicekeep/w1/', 'calls', 'logs', ' kB'];
    expect(page.element.querySelectorAll('li')).toHaveLength(3);
    expect(plainWords(page.element, data)).toEqual([]);
    page.element.querySelector<HTMLButtonElement>('.vk-actions button')!.click();
    await page.answer({ ...rules, transitions: lifecycle.presets[1]!.transitions });
    expect(page.element.querySelector('[role=status]')?.textContent).not.toBe('');
    expect(plainWords(page.element, data)).toEqual([]);
  });

  it('have none in the places recordings lie in, and where keys are changed', async () => {
    const items = [
      lockedOut,
      { ...lockedOut, id: 'l2', readable: true, problem: null },
      ...(['active', 'paused'] as const).map((state) => ({ ...lockedOut, id: state, state, problem: null })),
    ];
    const page = await SettingsPage.open(LocationsCard, `${URL}/locations`, { items });
    page.element.querySelector<HTMLButtonElement>('td button')!.click();
    await page.settled();
    expect(page.element.querySelector('form')).not.toBeNull();
    const data = ['old-calls', 'voicekeep', 'eu-west-1', 'The key is not known.'];
    expect(plainWords(page.element, data)).toEqual([]);
  });

  const scopes: [kinds: RecordingKind[], audioFormat: 'wav' | 'mp3'][] = [
    [[], 'wav'],
    [['call'], 'mp3'],
    [['voicemail'], 'wav'],
  ];
  it.each(scopes)('have none where recordings are chosen: %j as %s', async (kinds, audioFormat) => {
    const page = draw(ScopeCard, { settings: { ...savedStorage(), scope: { kinds }, audioFormat } });
    await page.settled();
    const chosen = [...page.element.querySelectorAll('.mat-mdc-select-value')];
    expect(chosen.map(({ textContent }) => textContent?.trim())).not.toContain('');
    expect(plainWords(page.element)).toEqual([]);
  });

  it('have none where certificates are handed out', () => {
    expect(plainWords(draw(CertificatesCard).element)).toEqual([]);
  });
});
