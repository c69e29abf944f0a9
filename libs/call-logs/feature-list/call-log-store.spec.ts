import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallLogClient } from './call-log-client';
import { CallLogStore } from './call-log-store';

describe('the call list', () => {
  let store: CallLogStore;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...workspaceContext(), CallLogClient, CallLogStore],
    });
    store = TestBed.inject(CallLogStore);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => server.verify());

  it('asks with the filters and shows an empty answer as empty', async () => {
    const shown = store.show({ kind: 'voicemail' });
    const request = server.expectOne((call) => call.url === '/api/v1/workspaces/w1/call-logs');
    expect(request.request.params.get('kind')).toBe('voicemail');
    expect(store.isLoading()).toBe(true);
    request.flush({ items: [], nextCursor: null });
    await shown;
    expect([store.isLoading(), store.isEmpty(), store.isFiltered()]).toEqual([false, true, true]);
  });

  it('keeps what is there when the server stops answering', async () => {
    const shown = store.show({});
    server.expectOne(() => true).flush({ items: [], nextCursor: null });
    await shown;
    const refreshed = store.refresh();
    server.expectOne(() => true).error(new ProgressEvent('error'));
    await refreshed;
    expect(store.problem()).toMatch(/does not answer/);
    expect(store.isEmpty()).toBe(true);
  });

  it('shows what was written about a call at once', async () => {
    const shown = store.show({});
    server
      .expectOne(() => true)
      .flush({
        items: [
          { id: 'a', tags: [] },
          { id: 'b', tags: [] },
        ],
        nextCursor: null,
      });
    await shown;
    const written = store.annotate('a', { tags: ['VIP'] });
    const request = server.expectOne({ method: 'PATCH', url: '/api/v1/workspaces/w1/call-logs/a' });
    request.flush({ id: 'a', tags: ['VIP'] });
    await written;
    expect(store.items().map(({ tags }) => tags)).toEqual([['VIP'], []]);
  });

  it('ignores the answer to a selection left meanwhile', async () => {
    const first = store.show({ kind: 'call' });
    const late = server.expectOne((call) => call.params.get('kind') === 'call');
    const second = store.show({});
    server.expectOne((call) => !call.params.has('kind')).flush({ items: [], nextCursor: null });
    await second;
    late.flush({ items: [], nextCursor: 'old' });
    await first;
    expect(store.hasMore()).toBe(false);
  });
});
