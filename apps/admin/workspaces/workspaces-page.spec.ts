import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { Me, Workspace } from '@voicekeep/shared/contracts';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { Session } from '../session/session';
import { DeleteWorkspaceDialog, type WorkspaceToDelete } from './delete-workspace-dialog';
import { WorkspaceNameDialog, type WorkspaceToName } from './workspace-name-dialog';
import { WorkspacesPage } from './workspaces-page';

const API = '/api/v1/workspaces';
const createdAt = '2020-03-01T12:00:00Z';
const riverside: Workspace = { id: 'w1', name: 'Riverside clinic', createdAt };
const harbour: Workspace = { id: 'w2', name: 'Harbour clinic', createdAt };

describe('the workspaces page', () => {
  let page: Rendered<WorkspacesPage>;
  let server: HttpTestingController;
  let session: Session;
  const opened = jest.fn<unknown, [unknown, { data: unknown }]>();
  /** What the dialog that was opened last may do. */
  const dialog = async <T>(component: unknown): Promise<T> => {
    await page.settled();
    const [shown, { data }] = opened.mock.calls.at(-1)!;
    expect(shown).toBe(component);
    return data as T;
  };
  const open = async (grants: Me['grants']): Promise<void> => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), { provide: MatDialog, useValue: { open: opened } }],
    });
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
    const signedIn = session.signIn({ email: 'a@clinic.example', password: 'x' });
    const me = { id: 'u', kind: 'user', displayName: 'A', email: null, grants, trial: false };
    server.expectOne('/api/v1/auth/login').flush(me);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne(`${API}?limit=200`).flush({ items: [riverside, harbour], nextCursor: null });
    await signedIn;
    const fixture = TestBed.createComponent(WorkspacesPage);
    page = new Rendered(fixture);
    fixture.detectChanges();
    await page.settled();
  };

  beforeEach(() => opened.mockReset());
  afterEach(() => server.verify());

  it('says which one is shown, and shows another', async () => {
    await open([{ workspaceId: '*', role: 'admin' }]);
    expect(page.text).toMatch(/Riverside clinic\s*· shown now/);
    page.press('Show Harbour clinic');
    await page.settled();
    expect(session.workspaceId()).toBe('w2');
    expect(page.text).toMatch(/Harbour clinic\s*· shown now/);
  });

  it('changes only those the person administers, and adds none without the right', async () => {
    await open([
      { workspaceId: 'w1', role: 'member' },
      { workspaceId: 'w2', role: 'admin' },
    ]);
    const buttons = [...page.element.querySelectorAll('button')].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(buttons).toEqual(['Show Harbour clinic', 'Rename Harbour clinic', 'Delete Harbour clinic']);
  });

  it('renames one everywhere', async () => {
    await open([{ workspaceId: '*', role: 'admin' }]);
    page.press('Rename Riverside clinic');
    const { save } = await dialog<WorkspaceToName>(WorkspaceNameDialog);
    const saved = save('Hillside clinic');
    const request = server.expectOne({ method: 'PATCH', url: `${API}/w1` });
    expect(request.request.body).toEqual({ name: 'Hillside clinic' });
    request.flush({ ...riverside, name: 'Hillside clinic' });
    await saved;
    expect(session.workspaces().map(({ name }) => name)).toEqual(['Hillside clinic', 'Harbour clinic']);
  });

  it('shows another one once the shown one is being deleted, and tells how far that is', async () => {
    await open([{ workspaceId: '*', role: 'admin' }]);
    page.press('Delete Riverside clinic');
    const { delete: remove } = await dialog<WorkspaceToDelete>(DeleteWorkspaceDialog);
    const removed = remove();
    server.expectOne({ method: 'DELETE', url: `${API}/w1` }).flush({ id: 'j', state: 'running' });
    await removed;
    await page.settled();
    expect(session.workspaceId()).toBe('w2');
    expect(page.text).toContain('“Riverside clinic” is being deleted');
    expect(page.element.querySelectorAll('tbody tr')).toHaveLength(1);
  });
});
