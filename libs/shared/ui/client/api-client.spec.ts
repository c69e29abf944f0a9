import { HttpEventType } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ApiClient, type ApiProblem } from '@voicekeep/shared/ui';
import { workspaceContext } from '@voicekeep/shared/ui/testing';

const ROUTE = '/workspaces/{workspaceId}/storage/test';

describe('an answer read line by line', () => {
  let server: HttpTestingController;
  let told: unknown[];
  let done: Promise<void>;
  const request = () => server.expectOne('/api/v1/workspaces/w1/storage/test?browser=true');
  const arrive = (open: ReturnType<typeof request>, partialText: string): void =>
    open.event({ type: HttpEventType.DownloadProgress, loaded: partialText.length, partialText } as never);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: workspaceContext() });
    server = TestBed.inject(HttpTestingController);
    told = [];
    done = TestBed.inject(ApiClient).postForLines(
      ROUTE,
      { query: { browser: 'true' }, body: {} as never },
      (line) => told.push(line),
    );
  });

  it('is asked for by name', async () => {
    const open = request();
    expect(open.request.headers.get('Accept')).toBe('application/x-ndjson');
    open.flush('');
    await done;
  });

  it('tells each line once, as soon as it is whole', async () => {
    const open = request();
    arrive(open, '{"a":1}\n{"b"');
    expect(told).toEqual([{ a: 1 }]);
    arrive(open, '{"a":1}\n{"b":2}\n');
    expect(told).toEqual([{ a: 1 }, { b: 2 }]);
    open.flush('{"a":1}\n{"b":2}\n{"c":3}\n');
    await done;
    expect(told).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  it('rejects with the sentence of a problem', async () => {
    const problem = JSON.stringify({ detail: 'Enter the secret again.', code: 'storage.secret' });
    request().flush(problem, { status: 400, statusText: 'refused' });
    await expect(done).rejects.toMatchObject({
      message: 'Enter the secret again.',
      code: 'storage.secret',
    } satisfies Partial<ApiProblem>);
  });
});

describe('an address of the API', () => {
  const setUp = (workspace: string | null) => {
    TestBed.configureTestingModule({ providers: workspaceContext(workspace) });
    return { api: TestBed.inject(ApiClient), server: TestBed.inject(HttpTestingController) };
  };

  it('names the workspace shown, unless another is meant', async () => {
    const { api, server } = setUp('w1');
    void api.get('/workspaces/{workspaceId}/storage');
    void api.get('/workspaces/{workspaceId}/storage', { path: { workspaceId: 'w2' } });
    server.expectOne('/api/v1/workspaces/w1/storage');
    server.expectOne('/api/v1/workspaces/w2/storage');
  });

  it('is none while no workspace is chosen', async () => {
    const { api, server } = setUp(null);
    await expect(api.get('/workspaces/{workspaceId}/storage')).rejects.toThrow('No workspace is chosen yet.');
    server.verify();
  });

  it('keeps a strange id in its place, and asks for nothing that was left open', () => {
    const { api, server } = setUp('w1');
    const path = { id: 'a/../b?c' };
    void api.get('/workspaces/{workspaceId}/storage/migrations/{id}/items', {
      ...{ path, query: { limit: 5, cursor: undefined } },
    });
    server.expectOne('/api/v1/workspaces/w1/storage/migrations/a%2F..%2Fb%3Fc/items?limit=5');
  });
});
