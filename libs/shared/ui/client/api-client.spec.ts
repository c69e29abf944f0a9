import { HttpEventType } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ApiClient, type ApiProblem } from '@voicekeep/shared/ui';
import { workspaceContext } from '@voicekeep/shared/ui/testing';

describe('an answer read line by line', () => {
  let server: HttpTestingController;
  let told: unknown[];
  let done: Promise<void>;
  const request = () => server.expectOne('/api/v1/test');
  const arrive = (open: ReturnType<typeof request>, partialText: string): void =>
    open.event({ type: HttpEventType.DownloadProgress, loaded: partialText.length, partialText } as never);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: workspaceContext() });
    server = TestBed.inject(HttpTestingController);
    told = [];
    done = TestBed.inject(ApiClient).postForLines('/test', {}, (line) => told.push(line));
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
