import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Confirmation, type Question, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallExport } from './call-export';

describe('exporting the list', () => {
  const address = '/api/v1/workspaces/w1/call-logs/export';
  let saved: { href: string; name: string }[];
  let asked: Question[];
  let says: boolean;

  const exporter = (requestHeaders?: () => Record<string, string>): CallExport => {
    const context = { apiBaseUrl: '/api/v1', workspaceId: signal('w1'), mayAdminister: signal(true) };
    TestBed.configureTestingModule({
      providers: [
        ...workspaceContext(),
        CallExport,
        {
          provide: Confirmation,
          useValue: { ask: async (question: Question) => (asked.push(question), says) },
        },
        ...(requestHeaders ? [{ provide: VOICEKEEP_CONTEXT, useValue: { ...context, requestHeaders } }] : []),
      ],
    });
    return TestBed.inject(CallExport);
  };

  beforeEach(() => {
    [saved, asked, says] = [[], [], true];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ href: this.getAttribute('href') ?? '', name: this.download });
    });
    Object.assign(URL, { createObjectURL: () => 'blob:csv', revokeObjectURL: () => undefined });
  });
  afterEach(() => jest.restoreAllMocks());

  it('says that numbers leave in the clear, then has the browser fetch the list as filtered', async () => {
    await exporter().save({ number: '+14155551003', minDurationSeconds: 0 }, true);
    expect(asked[0]?.sentences.join(' ')).toMatch(/matches the filters.*Phone numbers.*in the clear/);
    expect(saved).toEqual([{ href: `${address}?number=%2B14155551003&minDurationSeconds=0`, name: '' }]);
  });

  it('saves nothing when the person thinks better of it', async () => {
    says = false;
    await exporter().save({}, false);
    expect(saved).toEqual([]);
  });

  it('fetches the file itself where the sign-in is a header, which no link can carry', async () => {
    const begun = exporter(() => ({ Authorization: 'Bearer vk_x' })).save({}, false);
    await new Promise((resolve) => setTimeout(resolve));
    const request = TestBed.inject(HttpTestingController).expectOne((sent) => sent.url.startsWith(address));
    expect(request.request.headers.get('Authorization')).toBe('Bearer vk_x');
    request.flush(new Blob(['id\n']));
    await begun;
    expect(saved).toEqual([{ href: 'blob:csv', name: 'call-logs.csv' }]);
  });
});
