import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { PlayerDock } from '../player-dock';
import type { PlayerSource } from '../player-source';
import { RecordingPlayer } from '../recording-player';
import { AudioOnStage } from '../testing/audio-on-stage';
import { Wires } from '../testing/wires';

// There is no canvas here to draw on.
jest.mock('wavesurfer.js', () => ({
  __esModule: true,
  default: { create: () => ({ destroy: () => undefined, setOptions: () => undefined }) },
}));

const AT = '/api/v1/workspaces/w1/recordings/r1';
const TALK = [0.5, 0.5];
const [TITLE, SUBTITLE] = ['Dana → Front desk', 'Today 09:41'];
const source: PlayerSource = {
  ...{ recordingId: 'r1', url: 'https://bucket.example/1', title: TITLE, subtitle: SUBTITLE },
  ...{ peaks: [TALK, TALK], startSeconds: 0, plays: true },
};

describe('what a person reads and hears of the player', () => {
  let close: () => void;

  const draw = <T>(drawn: ComponentFixture<T>): { shown: Rendered<T>; audio: AudioOnStage } => {
    close = () => drawn.destroy();
    const shown = new Rendered(drawn);
    document.body.append(shown.element);
    return { shown, audio: new AudioOnStage(shown.element) };
  };

  beforeEach(() => {
    new Wires().lay();
    TestBed.configureTestingModule({ providers: [...workspaceContext(), providePseudoTexts()] });
  });
  afterEach(() => {
    close();
    jest.restoreAllMocks();
  });

  it('has no word of its own: every one comes from the texts', async () => {
    const player = TestBed.createComponent(RecordingPlayer);
    const { shown, audio } = draw(player);
    player.componentRef.setInput('source', source);
    await shown.settled();
    audio.opens(4000);
    await shown.settled();
    audio.stands(63);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    await shown.settled();
    expect(shown.element.querySelectorAll('vk-lane-buttons button, vk-key-list li')).toHaveLength(9);
    expect(plainWords(shown.element, [TITLE, SUBTITLE])).toEqual([]);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true }));
    player.componentRef.setInput('source', { ...source, peaks: [] });
    await shown.settled();
    expect(plainWords(shown.element, [TITLE, SUBTITLE])).toEqual([]);
  });

  it('has none for an archived recording, nor for one that is on its way back', async () => {
    const dock = TestBed.createComponent(PlayerDock);
    const { shown } = draw(dock);
    const server = TestBed.inject(HttpTestingController);
    dock.componentRef.setInput('call', { recordingId: 'r1', title: TITLE, subtitle: SUBTITLE });
    dock.componentRef.setInput('closed', () => undefined);
    await shown.settled();
    const refusal = { code: 'recording.archived', detail: 'Not now.', storageClass: 'GLACIER' };
    server.expectOne(`${AT}/playback`).flush(refusal, { status: 409, statusText: 'Conflict' });
    await shown.settled();
    await shown.settled();
    const data = ['S3 Glacier Flexible Retrieval', '2 Nov 2026, 08:05'];
    expect(shown.element.querySelectorAll('option')).toHaveLength(3);
    expect(plainWords(shown.element, data)).toEqual([]);
    shown.element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    server.expectOne(`${AT}/restore`).flush({ expectedAt: new Date(2026, 10, 2, 8, 5).toISOString() });
    await shown.settled();
    expect(shown.text).toContain('2 Nov 2026, 08:05');
    expect(plainWords(shown.element, data)).toEqual([]);
  });
});
