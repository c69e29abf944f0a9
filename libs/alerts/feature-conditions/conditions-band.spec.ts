import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Condition } from '@voicekeep/shared/contracts';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { ConditionsBand } from './conditions-band';

const refused: Condition = {
  ...{ id: 'c1', code: 'storage.credentials_rejected', severity: 'problem', locationId: 'l1', count: 0 },
  ...{ since: '2026-03-01T12:00:00.000Z', title: 'The bucket refuses our key', page: 'storage' },
  ...{ cause: 'Copying is paused.', fix: 'Enter a working key.' },
};
const slow: Condition = {
  ...refused,
  ...{ id: 'c2', code: 'deletions.attention', severity: 'warning', title: 'Twilio copies are not deleted' },
  ...{ since: '2026-03-01T09:00:00.000Z', page: 'calls', cause: 'Three are left.', fix: 'Read why.' },
};
const full: Condition = { ...refused, id: 'c3', code: 'disk.full', title: 'The disk is full', page: null };

describe('the band above every page', () => {
  const workspaceId = signal<string | null>('w1');
  let fixture: ComponentFixture<ConditionsBand>;
  let http: HttpTestingController;
  const element = (): HTMLElement => fixture.nativeElement;
  const words = (): string => element().textContent ?? '';
  const settled = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  };
  const answer = async (items: Condition[], workspace = 'w1'): Promise<void> => {
    http.expectOne(`/api/v1/workspaces/${workspace}/conditions`).flush({ items, nextCursor: null });
    await settled();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    workspaceId.set('w1');
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        {
          provide: VOICEKEEP_CONTEXT,
          useValue: { apiBaseUrl: '/api/v1', workspaceId, mayAdminister: signal(true) },
        },
      ],
    });
    fixture = TestBed.createComponent(ConditionsBand);
    http = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
  });
  afterEach(() => jest.useRealTimers());

  it('is not there while all goes well', async () => {
    await answer([]);
    expect(words().trim()).toBe('');
    expect(element().querySelector('section')).toBeNull();
  });

  it('says cause and fix and leads to the page that mends it', async () => {
    await answer([refused]);
    expect(words()).toContain('The bucket refuses our key Copying is paused. Enter a working key.');
    expect(element().querySelector('a')).toMatchObject({
      textContent: 'Open storage',
      pathname: '/settings/storage',
    });
  });

  it('leads nowhere where no page mends it', async () => {
    await answer([full]);
    expect(words()).toContain('The disk is full');
    expect(element().querySelector('a')).toBeNull();
  });

  it('has problems first, and more than two only on request', async () => {
    await answer([slow, refused, full]);
    const titles = () => [...element().querySelectorAll('strong')].map(({ textContent }) => textContent);
    expect(titles()).toEqual(['The bucket refuses our key', 'The disk is full']);
    element().querySelector('button')?.click();
    await settled();
    expect(titles()).toHaveLength(3);
    expect(element().querySelector('button')).toBeNull();
  });

  it('is read out by its titles alone, so that a sentence that changes is not read again', async () => {
    await answer([refused, slow]);
    expect(element().querySelector('[role=alert]')?.textContent).toBe('The bucket refuses our key.');
    expect(element().querySelector('[role=status]')?.textContent).toBe('Twilio copies are not deleted.');
  });

  it('goes when the condition has passed, and stays while the server is away', async () => {
    await answer([refused]);
    await jest.advanceTimersByTimeAsync(20_000);
    http.expectOne('/api/v1/workspaces/w1/conditions').error(new ProgressEvent('error'));
    await settled();
    expect(words()).toContain('The bucket refuses our key');
    await jest.advanceTimersByTimeAsync(20_000);
    await answer([]);
    expect(words().trim()).toBe('');
  });

  it('shows nothing of one workspace in another', async () => {
    await answer([refused]);
    workspaceId.set('w2');
    fixture.detectChanges();
    expect(element().querySelector('section')).toBeNull();
    await answer([full], 'w2');
    expect(words()).toContain('The disk is full');
  });
});
