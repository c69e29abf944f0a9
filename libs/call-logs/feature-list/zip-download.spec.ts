import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RecordingZip } from '@voicekeep/shared/contracts';
import { workspaceContext } from '@voicekeep/shared/ui/testing';
import { ZipDownload } from './zip-download';

describe('saving the recordings of calls', () => {
  const address = '/api/v1/workspaces/w1/recordings/download';
  let saved: string[];
  let download: ZipDownload;
  let server: HttpTestingController;

  beforeEach(() => {
    saved = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.href);
    });
    TestBed.configureTestingModule({ providers: [...workspaceContext(), ZipDownload] });
    download = TestBed.inject(ZipDownload);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    server.verify();
  });

  it('orders them as one zip and has the browser fetch it', async () => {
    const answered: RecordingZip = { url: 'https://here/zip', expiresAt: '', recordings: 2, bytes: 9 };
    const begun = download.save({ callLogIds: ['a', 'b'] });
    const request = server.expectOne(address);
    expect(request.request.body).toEqual({ callLogIds: ['a', 'b'] });
    request.flush(answered);
    expect(await begun).toEqual(answered);
    expect(saved).toEqual(['https://here/zip']);
  });

  it('saves nothing and tells the sentence when it is refused', async () => {
    const begun = download.save({ callLogIds: ['a'] });
    const problem = { detail: 'None of these has a recording.', code: 'recording.download_empty' };
    server.expectOne(address).flush(problem, { status: 422, statusText: 'refused' });
    await expect(begun).rejects.toMatchObject({ message: 'None of these has a recording.' });
    expect(saved).toEqual([]);
  });
});
