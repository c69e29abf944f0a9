import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Clipboard } from '@angular/cdk/clipboard';
import axe from 'axe-core';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import type { PlayerSource } from './player-source';
import { RecordingPlayer } from './recording-player';
import { AudioOnStage } from './testing/audio-on-stage';
import { Wires } from './testing/wires';

// There is no canvas here to draw on.
jest.mock('wavesurfer.js', () => ({
  __esModule: true,
  default: { create: () => ({ destroy: () => undefined, setOptions: () => undefined }) },
}));

const ID = '01980c2f-6e3a-7cc1-9b1e-5d3c8f0a1b2c';
const TALK = [0.5, 0.5, 0.5, 0.5];
const SILENCE = [0, 0, 0, 0];
const source: PlayerSource = {
  ...{
    recordingId: ID,
    url: 'https://bucket.example/1',
    title: 'Dana → Front desk',
    subtitle: 'Today 09:41',
  },
  ...{ peaks: null, startSeconds: 0, plays: true },
};

describe('the player', () => {
  let fixture: ComponentFixture<RecordingPlayer>;
  let player: Rendered<RecordingPlayer>;
  let audio: AudioOnStage;
  let wires: Wires;
  let failures: number[];

  const show = async (more: Partial<PlayerSource> = {}): Promise<void> => {
    fixture.componentRef.setInput('source', { ...source, ...more });
    await player.settled();
  };
  const find = <E extends HTMLElement = HTMLButtonElement>(name: string): E => {
    const found = player.element.querySelector<E>(`[aria-label="${name}"]`);
    if (!found) throw new Error(`There is no "${name}".`);
    return found;
  };
  const press = async (name: string): Promise<void> => {
    find(name).click();
    await player.settled();
  };
  const key = async (name: string): Promise<void> => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    await player.settled();
  };
  const opens = async (durationSeconds: number): Promise<void> => {
    audio.opens(durationSeconds);
    await player.settled();
  };
  const stands = async (seconds: number): Promise<void> => {
    audio.stands(seconds);
    await player.settled();
  };
  const silenceSwitch = (): HTMLInputElement =>
    player.element.querySelector<HTMLInputElement>('[role=switch]')!;

  beforeEach(() => {
    wires = new Wires();
    wires.lay();
    TestBed.configureTestingModule({ providers: workspaceContext() });
    fixture = TestBed.createComponent(RecordingPlayer);
    document.body.append(fixture.nativeElement as HTMLElement);
    player = new Rendered(fixture);
    audio = new AudioOnStage(player.element);
    failures = [];
    fixture.componentInstance.failed.subscribe(({ atSeconds }) => failures.push(atSeconds));
  });
  afterEach(() => {
    fixture.destroy();
    jest.restoreAllMocks();
  });

  it('plays at once, and says where it stands and how much is left', async () => {
    await show();
    await opens(720);
    await stands(243);
    expect(find('Pause')).toBeTruthy();
    expect(player.text).toContain('4:03 / 12:00');
    expect(player.text).toContain('7:57 left');
    expect(find('Position').getAttribute('aria-valuetext')).toBe('4 minutes 3 seconds of 12 minutes');
  });

  it('begins at the moment it is given, and waits there when it is told to', async () => {
    await show({ startSeconds: 63, plays: false });
    await opens(720);
    expect(audio.element.currentTime).toBe(63);
    expect(find('Play')).toBeTruthy();
    expect(find<HTMLInputElement>('Position').value).toBe('63');
  });

  it('tells where it stood when a link expires, and goes on there', async () => {
    await show();
    await opens(720);
    await stands(100);
    audio.fails();
    expect(failures).toEqual([100]);
    await show({ url: 'https://bucket.example/2', startSeconds: 100 });
    await opens(720);
    expect([audio.element.src, audio.element.currentTime]).toEqual(['https://bucket.example/2', 100]);
  });

  describe('two channels', () => {
    const two = { peaks: [TALK, TALK] };

    it('can be muted each; the other is heard on both ears', async () => {
      await show(two);
      await opens(12);
      expect(wires.contexts).toBe(0);
      await press('Mute channel 1');
      expect(wires.contexts).toBe(1);
      expect(Object.fromEntries(wires.gains)).toEqual({ '0→0': 0, '0→1': 0, '1→0': 1, '1→1': 1 });
      expect(find('Mute channel 1').getAttribute('aria-pressed')).toBe('true');
      await press('Mute channel 1');
      expect(Object.fromEntries(wires.gains)).toEqual({ '0→0': 1, '0→1': 0, '1→0': 0, '1→1': 1 });
    });

    it('are all heard again in the next recording', async () => {
      await show(two);
      await opens(12);
      await press('Mute channel 2');
      await show({ ...two, recordingId: 'other', url: 'https://bucket.example/2' });
      await opens(12);
      expect(find('Mute channel 2').getAttribute('aria-pressed')).toBe('false');
      expect(wires.gains.get('1→1')).toBe(1);
    });

    it('one channel has nothing to mute', async () => {
      await show({ peaks: [TALK] });
      await opens(12);
      expect(player.element.querySelector('vk-lane-buttons')).toBeNull();
    });

    it('are heard without when the store gives no leave, also later and after a channel was muted', async () => {
      await show(two);
      await opens(12);
      await press('Mute channel 1');
      const muted = audio.element;
      await show({ ...two, url: 'https://closed.example/1' });
      expect(audio.asksForLeave).toBe(true);
      audio.fails();
      await player.settled();
      expect(audio.element).not.toBe(muted);
      expect([audio.asksForLeave, audio.element.src]).toEqual([false, 'https://closed.example/1']);
      await opens(12);
      expect(player.element.querySelector('vk-lane-buttons')).toBeNull();
      await show({ ...two, url: 'https://closed.example/2' });
      expect([audio.asksForLeave, failures]).toEqual([false, []]);
    });

    it('a link that is no good is told after both ways were tried', async () => {
      await show(two);
      audio.fails();
      expect(failures).toEqual([]);
      audio.fails();
      expect(failures).toEqual([0]);
    });
  });

  describe('silence', () => {
    it('is jumped over on demand', async () => {
      await show({ peaks: [[...TALK, ...SILENCE, ...TALK]] });
      await opens(12);
      await stands(5);
      expect(audio.element.currentTime).toBe(5);
      silenceSwitch().click();
      await player.settled();
      await stands(5.1);
      expect(audio.element.currentTime).toBeCloseTo(7.7);
    });

    it('cannot be found without an outline, and that is said', async () => {
      await show({ peaks: [] });
      await opens(12);
      expect(silenceSwitch().disabled).toBe(true);
      expect(player.text).toContain('No outline to find silence in');
    });
  });

  it('is as loud as somebody wants it', async () => {
    await show();
    const volume = find<HTMLInputElement>('Volume');
    volume.value = '0.4';
    volume.dispatchEvent(new Event('input'));
    await player.settled();
    expect([audio.element.volume, volume.getAttribute('aria-valuetext')]).toEqual([0.4, '40 percent']);
    await key('m');
    expect([audio.element.muted, volume.getAttribute('aria-valuetext')]).toEqual([true, 'Muted']);
    await press('Unmute');
    expect([audio.element.muted, audio.element.volume]).toEqual([false, 0.4]);
  });

  it('copies a link to the moment it stands at', async () => {
    const copy = jest.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
    await show();
    await opens(720);
    await stands(63.7);
    await press('Copy link to this moment');
    expect(copy).toHaveBeenCalledWith(`${location.origin}/?workspace=w1&play=${ID}&t=63`);
    expect(player.text).toContain('Link copied');
  });

  it('lists its keys, and axe finds nothing wrong', async () => {
    await show({ peaks: [TALK, TALK] });
    await opens(12);
    await key('?');
    expect(player.text).toMatch(/Space\s+play or pause/);
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    const { violations } = await axe.run(player.element, { rules });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
