import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { onExpiredSession } from './on-expired-session';
import { Session } from './session';
import { SessionMemory } from './session-memory';
import { signedIn } from './signed-in.guard';

@Component({ template: 'a page' })
class Page {}

const ME = { id: 'u1', email: 'a@clinic.example', displayName: 'A', grants: [] };
const SIGNED_OUT = { status: 401, statusText: 'Unauthorized' };

describe('opening a page with a session from before', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  let fetched: number;
  const requests = async () => {
    // The router comes to its guards in a later turn.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      me: server.expectOne('/api/v1/auth/me'),
      workspaces: server.expectOne('/api/v1/workspaces?limit=200'),
    };
  };

  const setUp = async (wasSignedIn: boolean): Promise<void> => {
    fetched = 0;
    const loadComponent = async () => {
      fetched += 1;
      return Page;
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([onExpiredSession])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'sign-in', component: Page },
          { path: '', canActivate: [signedIn], children: [{ path: 'calls', loadComponent }] },
        ]),
      ],
    });
    if (wasSignedIn) TestBed.inject(SessionMemory).rememberSession();
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  };
  afterEach(() => {
    localStorage.clear();
    server.verify();
  });

  it('asks for the person and the workspaces at once, and fetches the page meanwhile', async () => {
    await setUp(true);
    const opened = harness.navigateByUrl('/calls?period=30');
    const { me, workspaces } = await requests();
    expect(fetched).toBe(1);
    workspaces.flush({ items: [{ id: 'w1', name: 'Clinic' }], nextCursor: null });
    me.flush(ME);
    await opened;
    expect(TestBed.inject(Router).url).toBe('/calls?period=30');
    expect(TestBed.inject(Session).workspaceId()).toBe('w1');
  });

  it('shows the workspace that the address names, where the person has a part in it', async () => {
    await setUp(true);
    const opened = harness.navigateByUrl('/calls?workspace=w2&play=r1');
    const { me, workspaces } = await requests();
    const items = ['w1', 'w2'].map((id) => ({ id, name: id }));
    workspaces.flush({ items, nextCursor: null });
    me.flush(ME);
    await opened;
    const session = TestBed.inject(Session);
    expect([session.workspaceId(), TestBed.inject(Router).url]).toEqual(['w2', '/calls?play=r1']);
    await harness.navigateByUrl('/sign-in');
    await harness.navigateByUrl('/calls?workspace=w3');
    expect([session.workspaceId(), TestBed.inject(Router).url]).toEqual(['w2', '/calls']);
  });

  it('leads to the sign-in, and from there back, when it ended meanwhile', async () => {
    await setUp(true);
    const opened = harness.navigateByUrl('/calls?period=30');
    const { me, workspaces } = await requests();
    workspaces.flush({}, SIGNED_OUT);
    me.flush({}, SIGNED_OUT);
    await opened;
    expect(TestBed.inject(Router).url).toBe('/sign-in?to=%2Fcalls%3Fperiod%3D30');
    expect(TestBed.inject(SessionMemory).wasSignedIn()).toBe(false);
  });

  it('says why where it may still be good, as while the server is away', async () => {
    await setUp(true);
    const opened = harness.navigateByUrl('/calls');
    const { me, workspaces } = await requests();
    const away = {
      code: 'database.unavailable',
      detail: 'The database does not answer; try again in a moment.',
    };
    workspaces.flush(away, { status: 503, statusText: 'Service Unavailable' });
    me.flush(away, { status: 503, statusText: 'Service Unavailable' });
    await opened;
    expect(TestBed.inject(Router).url).toBe('/sign-in?to=%2Fcalls');
    expect(TestBed.inject(Session).trouble()).toBe('The database does not answer; try again in a moment.');
    expect(TestBed.inject(SessionMemory).wasSignedIn()).toBe(true);
    // Asked once more, the server is back and knows the session no longer: that is no trouble of its.
    const again = harness.navigateByUrl('/calls');
    const answers = await requests();
    answers.workspaces.flush({}, SIGNED_OUT);
    answers.me.flush({}, SIGNED_OUT);
    await again;
    expect(TestBed.inject(Session).trouble()).toBeNull();
  });

  it('asks and fetches nothing where nobody was signed in', async () => {
    await setUp(false);
    await harness.navigateByUrl('/calls');
    expect(TestBed.inject(Router).url).toBe('/sign-in?to=%2Fcalls');
    expect(fetched).toBe(0);
  });
});
