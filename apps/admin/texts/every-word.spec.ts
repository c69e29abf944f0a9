import { HttpTestingController } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import type { ApiKey, AuditEvent, Member, SystemPart, Workspace } from '@voicekeep/shared/contracts';
import {
  plainWords,
  previewed,
  providePseudoTexts,
  Rendered,
  workspaceContext,
} from '@voicekeep/shared/ui/testing';
import { ApiKeysPage } from '../api-keys/api-keys-page';
import { AuditPage } from '../audit/audit-page';
import { Frame } from '../frame/frame';
import { NoSuchPage } from '../frame/no-such-page';
import { PeoplePage } from '../people/people-page';
import { Session } from '../session/session';
import { SignInPage } from '../sign-in/sign-in-page';
import { SystemPage } from '../system/system-page';
import { DeleteWorkspaceDialog } from '../workspaces/delete-workspace-dialog';
import { WorkspaceNameDialog } from '../workspaces/workspace-name-dialog';
import { WorkspacesPage } from '../workspaces/workspaces-page';

const at = '2020-03-01T12:00:00Z';
/** Of dates as they are written. */
const MONTH = 'Mar';
const riverside: Workspace = { id: 'w1', name: 'Riverside', createdAt: at };
const harbour: Workspace = { id: 'w2', name: 'Harbour', createdAt: at };
const page = <T>(...items: T[]) => ({ items, nextCursor: 'more' });

describe('what a person reads and hears of the admin', () => {
  const workspaceId = signal<string | null>('w1');
  const workspaces = signal<readonly Workspace[]>([riverside, harbour]);
  const session = {
    ...{ workspaceId, workspaces, me: signal({ displayName: 'Ada', trial: true }) },
    ...{
      mayCreateWorkspaces: signal(true),
      mayOperate: signal(true),
      mayChange: () => true,
      trouble: signal(null),
    },
  };
  const fates = previewed();
  const dialog = {
    workspace: riverside,
    preview: () =>
      Promise.resolve(previewed({ callLogs: 3, recordings: 3, files: { ...fates.files, kept: 3 } })),
  };
  /** Draws it, once the server has given the answer it waits for. */
  const draw = async (shown: Type<unknown>, url?: string, answer?: object): Promise<HTMLElement> => {
    const fixture = TestBed.createComponent(shown);
    fixture.detectChanges();
    const rendered = new Rendered(fixture);
    await new Promise((resolve) => setTimeout(resolve));
    if (url && answer) TestBed.inject(HttpTestingController).expectOne(url).flush(answer);
    await rendered.settled();
    return rendered.element;
  };

  beforeEach(() => {
    workspaceId.set('w1');
    TestBed.configureTestingModule({
      providers: [
        ...[...workspaceContext(), provideRouter([]), providePseudoTexts()],
        { provide: Session, useValue: session },
        { provide: MAT_DIALOG_DATA, useValue: dialog },
        { provide: MatDialogRef, useValue: { close: () => undefined } },
      ],
    });
  });

  it('has no word of its own around the pages, nor where the first workspace is named', async () => {
    workspaceId.set(null);
    const conditions = '/api/v1/workspaces/w1/conditions';
    const element = await draw(Frame, conditions, { items: [], nextCursor: null });
    expect(element.querySelectorAll('nav a')).toHaveLength(13);
    expect(element.querySelector('app-first-workspace form')).not.toBeNull();
    expect(plainWords(element, ['Ada', 'Riverside', 'Harbour'])).toEqual([]);
  });

  it('has none where one signs in, nor where there is no page', async () => {
    expect(plainWords(await draw(SignInPage), ['Voicekeep'])).toEqual([]);
    expect(plainWords(await draw(NoSuchPage))).toEqual([]);
  });

  it('has none on the page of the workspaces and in its dialogs', async () => {
    const names = ['Riverside', 'Harbour', MONTH];
    expect(plainWords(await draw(WorkspacesPage), names)).toEqual([]);
    expect(plainWords(await draw(WorkspaceNameDialog), names)).toEqual([]);
    const deleting = await draw(DeleteWorkspaceDialog);
    expect(deleting.querySelectorAll('[role=status] p')).toHaveLength(5);
    expect(plainWords(deleting, names)).toEqual([]);
  });

  it('has none on the page of the people', async () => {
    const email = 'ada@clinic.example';
    const ada: Member = {
      ...{ userId: 'u1', email, displayName: 'Ada', createdAt: at },
      ...{ role: 'admin', disabled: false },
    };
    const ben: Member = { ...ada, userId: 'u2', role: 'member', disabled: true };
    const element = await draw(PeoplePage, '/api/v1/workspaces/w1/members', page(ada, ben));
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(plainWords(element, [email, 'Ada'])).toEqual([]);
  });

  it('has none on the page of the keys', async () => {
    const used: ApiKey = {
      ...{ id: 'k1', name: 'Robot', workspaceId: 'w1', prefix: 'vk_', scopes: ['read'], createdAt: at },
      ...{ expiresAt: at, lastUsedAt: at, revokedAt: null },
    };
    const unused: ApiKey = { ...used, id: 'k2', scopes: ['write'], lastUsedAt: null, expiresAt: null };
    const revoked: ApiKey = { ...used, id: 'k3', revokedAt: at };
    const element = await draw(ApiKeysPage, '/api/v1/api-keys', page(used, unused, revoked));
    expect(element.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(plainWords(element, ['Robot', 'vk_', MONTH])).toEqual([]);
  });

  it('has none on the page of the record', async () => {
    const played: AuditEvent = {
      ...{ id: 'e1', at, action: 'recording.played', outcome: 'ok', resource: null, requestId: null },
      ...{ actor: { kind: 'api-key', id: null, displayName: null }, details: { version: 3 } },
    };
    const refused: AuditEvent = { ...played, id: 'e2', action: 'hold.manage', outcome: 'denied' };
    const url = '/api/v1/workspaces/w1/audit-events?limit=50';
    const element = await draw(AuditPage, url, page(played, refused));
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(plainWords(element, ['version', MONTH])).toEqual([]);
  });

  it('has none on the page of the system', async () => {
    const redis: SystemPart = {
      ...{ id: 'redis', group: 'servers', title: 'Redis', words: 'Answers.', fix: null },
      ...{ state: 'fine', seenAt: at },
    };
    const due: SystemPart = { ...redis, id: 'due', group: 'queues', state: 'attention' };
    const bucket: SystemPart = { ...redis, id: 'b', group: 'storage', state: 'trouble' };
    const report = { version: '1.2.3', at, state: 'trouble', parts: [redis, due, bucket] };
    const element = await draw(SystemPage, '/api/v1/system', report);
    expect(element.querySelectorAll('li')).toHaveLength(3);
    expect(plainWords(element, ['Redis', 'Answers.', MONTH])).toEqual([]);
  });
});
