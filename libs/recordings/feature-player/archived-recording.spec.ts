import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { PlayerDock } from './player-dock';
import { AudioOnStage } from './testing/audio-on-stage';

const AT = '/api/v1/workspaces/w1/recordings/r1';
const problem = (code: string, details: object = {}): object => ({ code, detail: 'Not now.', ...details });

describe('an archived recording', () => {
  let fixture: ComponentFixture<PlayerDock>;
  let dock: Rendered<PlayerDock>;
  let server: HttpTestingController;

  const refuse = async (path: string, body: object): Promise<void> => {
    server.expectOne(`${AT}/${path}`).flush(body, { status: 409, statusText: 'Conflict' });
    await dock.settled();
    await dock.settled();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: workspaceContext() });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PlayerDock);
    document.body.append(fixture.nativeElement as HTMLElement);
    dock = new Rendered(fixture);
    new AudioOnStage(dock.element);
    fixture.componentRef.setInput('call', { recordingId: 'r1', title: 'A → B', subtitle: 'Today' });
    fixture.componentRef.setInput('closed', () => undefined);
    await dock.settled();
    await refuse('playback', problem('recording.archived', { storageClass: 'DEEP_ARCHIVE' }));
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('says where it lies, and how fast that gives it back', () => {
    expect(dock.text).toContain('lies in S3 Glacier Deep Archive');
    expect([...dock.element.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'Standard, within 12 hours',
      'Bulk, within 48 hours',
    ]);
    expect(document.activeElement?.textContent).toContain('lies in S3 Glacier Deep Archive');
  });

  it('is asked for, for some days, and then said to be on its way', async () => {
    dock.element.querySelector('input')!.value = '3';
    dock.element.querySelector('select')!.selectedIndex = 1;
    dock.press('Restore');
    const { request } = server.expectOne(`${AT}/restore`);
    expect(request.body).toEqual({ days: 3, tier: 'Bulk' });
  });

  it('tells when it is there at the latest, and why it cannot be restored', async () => {
    dock.press('Restore');
    await refuse('restore', problem('storage.restore_unsupported'));
    expect(dock.text).toContain('Not now.');
    dock.press('Restore');
    const expectedAt = new Date(2026, 10, 2, 8, 5).toISOString();
    server.expectOne(`${AT}/restore`).flush({ expectedAt });
    await dock.settled();
    expect(dock.text).toContain('on its way back from S3 Glacier Deep Archive.');
    expect(dock.text).toContain('Expected at the latest: 2 Nov 2026, 08:05.');
    expect(dock.element.querySelector('form')).toBeNull();
    expect(document.activeElement?.textContent).toContain('on its way back');
  });
});
