import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject } from '@angular/core';
import { MediaKeys } from './media-keys';
import type { Sound } from './sound';

/** Lets the media keys steer a sound, and tells the system what plays. Call it where `inject` may be called. */
export function answerMediaKeys(
  sound: Sound,
  source: () => { title: string; subtitle: string },
  stepSeconds: number,
): void {
  const keys = new MediaKeys(inject(DOCUMENT));
  const commands = {
    play: () => sound.play(),
    pause: () => sound.pause(),
    skip: (seconds: number) => sound.skip(seconds),
    seek: (seconds: number) => sound.seek(seconds),
  };
  keys.take(commands, stepSeconds);
  effect(() => keys.name(source().title, source().subtitle));
  effect(() =>
    keys.show({
      isPlaying: sound.isPlaying(),
      position: sound.position(),
      duration: sound.durationSeconds(),
      speed: sound.speed(),
    }),
  );
  inject(DestroyRef).onDestroy(() => keys.clear());
}
