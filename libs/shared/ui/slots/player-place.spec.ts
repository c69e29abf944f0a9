import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import {
  CALL_PLAYER,
  type CallToPlay,
  forEachWorkspace,
  PlayerPlace,
  Playing,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';

const ID = '01980c2f-6e3a-7cc1-9b1e-5d3c8f0a1b2c';

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `plays {{ call().recordingId }} from {{ call().atSeconds }}`,
})
class Player {
  readonly call = input.required<CallToPlay>();
  readonly closed = input.required<() => void>();
}

/** As the pages do, it plays nothing on from another workspace. */
@Component({
  imports: [PlayerPlace],
  providers: [Playing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-player-place />`,
})
class Page {
  constructor() {
    const playing = inject(Playing);
    forEachWorkspace(() => playing.stop());
  }
}

describe('the place of the player', () => {
  const workspaceId = signal<string | null>(null);
  let fixture: ComponentFixture<Page>;
  const open = async (address: string): Promise<void> => {
    history.replaceState(null, '', address);
    fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
  };
  const choose = async (workspace: string): Promise<string> => {
    workspaceId.set(workspace);
    await fixture.whenStable();
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  };

  beforeEach(() => {
    workspaceId.set(null);
    TestBed.configureTestingModule({
      providers: [
        { provide: CALL_PLAYER, useValue: async () => Player },
        { provide: VOICEKEEP_CONTEXT, useValue: { workspaceId } },
      ],
    });
  });
  afterEach(() => history.replaceState(null, '', '/'));

  it('opens with the moment that the address asks for, once the workspace is known', async () => {
    await open(`/calls?play=${ID}&t=63`);
    expect(await choose('w1')).toBe(`plays ${ID} from 63`);
  });

  it('leaves it with the workspace', async () => {
    await open(`/calls?play=${ID}&t=63`);
    await choose('w1');
    expect(await choose('w2')).toBe('');
  });

  it('is empty when the address asks for nothing', async () => {
    await open('/calls?play=everything');
    expect(await choose('w1')).toBe('');
  });
});
