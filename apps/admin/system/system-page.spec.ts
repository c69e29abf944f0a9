import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SystemReport } from '@voicekeep/shared/contracts';
import { SettingsPage, workspaceContext } from '@voicekeep/shared/ui/testing';
import { Session } from '../session/session';
import { SystemPage } from './system-page';

const URL = '/api/v1/system';
const seenAt = '2020-03-01T12:00:00Z';
const report: SystemReport = {
  ...{ version: '1.2.3', at: seenAt, state: 'trouble' },
  parts: [
    ...[
      { id: 'redis', group: 'servers' as const, title: 'Redis', state: 'fine' as const, words: 'Answers.' },
    ],
    ...[
      {
        id: 'l',
        group: 'storage' as const,
        title: 'b',
        state: 'trouble' as const,
        words: 'Refuses its key.',
      },
    ],
    ...[{ id: 'due', group: 'queues' as const, title: 'Due', state: 'fine' as const, words: 'Nothing.' }],
  ].map((part) => ({ ...part, fix: part.state === 'trouble' ? 'Enter a working key.' : null, seenAt })),
};

describe('the system page', () => {
  const mayOperate = signal(true);
  let page: SettingsPage<SystemPage>;
  const open = async (): Promise<void> => {
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { mayOperate } }] });
    page = await SettingsPage.open(SystemPage, URL, report);
  };
  beforeEach(() => mayOperate.set(true));

  it('says of each part in words how it does, what to do, and when it was looked at', async () => {
    await open();
    const rows = [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/Redis\s*Works\s*Answers\.\s*1 Mar 2020/);
    expect(rows[2]).toMatch(/In trouble\s*Refuses its key\.\s*Enter a working key\.\s*1 Mar 2020/);
  });

  it('leads to the board over the queues, in a tab of its own', async () => {
    await open();
    const link = page.element.querySelector<HTMLAnchorElement>('section[aria-labelledby="system-queues"] a');
    expect(link?.getAttribute('href')).toBe('/api/v1/system/queues');
    expect(link?.target).toBe('_blank');
  });

  it('asks nothing for who may not look', () => {
    mayOperate.set(false);
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), { provide: Session, useValue: { mayOperate } }],
    });
    const fixture = TestBed.createComponent(SystemPage);
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectNone(URL);
    expect(fixture.nativeElement.textContent).toContain('Only for administrators of the whole installation');
  });

  it('sums the whole up, with the version', async () => {
    await open();
    expect(page.element.querySelector('[role=status]')?.textContent).toContain('1 part is in trouble');
    expect(page.text).toContain('Voicekeep 1.2.3');
  });
});
