import { inject, Injectable, Injector, signal } from '@angular/core';
import type {
  BrowserProbe,
  CheckStep,
  ConnectionCheckLine,
  StorageSettingsRequest,
} from '@voicekeep/shared/contracts';
import { ApiProblem, isAwaited, type ShownStep } from '@voicekeep/shared/ui';
import { type BrowserOutcome, notNeeded, notReached } from './browser-step';
import { StorageClient } from './storage-client';
import { type SayStorage, storageTexts } from './texts/say-storage';

/** The one step that is this page's own; the API's come before it. */
const BROWSER = 'browser';

/** The steps of the last connection test, also while it runs. */
@Injectable()
export class ConnectionTest {
  private readonly client = inject(StorageClient);
  private readonly injector = inject(Injector);
  private readonly t = storageTexts();
  readonly steps = signal<readonly ShownStep[] | null>(null);

  /** @throws ApiProblem when it could not be run, or broke off; what was told until then stays */
  async run(request: StorageSettingsRequest): Promise<void> {
    this.steps.set(null);
    const notPlayed = request.playback === 'proxied' ? notNeeded(this.t) : notReached(this.t);
    let played: Promise<CheckStep> = Promise.resolve(browserStep(notPlayed, 0));
    let isOver = false;
    try {
      await this.client.test(request, (line) => {
        isOver ||= line.event === 'result';
        if (line.event === 'probe') played = this.play(line.probe, request);
        this.hear(line);
      });
      if (!isOver) throw new ApiProblem(this.t('test.cut'), 0, null);
      const step = await played;
      this.change(BROWSER, () => step);
    } finally {
      // Nothing runs on: what has not ended will not.
      this.steps.update((steps) => steps?.filter((step) => !isAwaited(step)) ?? null);
    }
  }

  private async play(probe: BrowserProbe, { caCertificate }: StorageSettingsRequest): Promise<CheckStep> {
    const started = performance.now();
    const { BrowserPlayback } = await import('./browser-playback');
    const outcome = await this.injector.get(BrowserPlayback).play(probe, Boolean(caCertificate));
    // The API deletes what is not given back all the same, a few seconds later.
    void this.client.giveBack(probe.id).catch(() => undefined);
    return browserStep(outcome, Math.round(performance.now() - started));
  }

  private hear(line: ConnectionCheckLine): void {
    switch (line.event) {
      case 'planned':
        return this.steps.set(planOf(line.steps, this.t));
      case 'started':
        return this.begin(line.id);
      case 'probe':
        return this.begin(BROWSER);
      case 'step':
        return this.change(line.step.id, () => line.step);
      case 'result':
        return this.steps.update((steps) => [
          ...line.steps,
          ...(steps ?? []).filter(({ id }) => id === BROWSER),
        ]);
    }
  }

  private begin(id: string): void {
    this.change(id, ({ title }) => ({ id, title, status: 'running' }));
  }

  private change(id: string, to: (step: ShownStep) => ShownStep): void {
    this.steps.update((steps) => steps?.map((step) => (step.id === id ? to(step) : step)) ?? null);
  }
}

const browserStep = (outcome: BrowserOutcome, ms: number): CheckStep => ({ id: BROWSER, ...outcome, ms });

/** Nothing is played while the form itself is wrong. */
function planOf(steps: readonly { id: string; title: string }[], t: SayStorage): ShownStep[] {
  const isTried = steps.some(({ id }) => id === 'playback');
  const own = isTried ? [{ id: BROWSER, title: notReached(t).title }] : [];
  return [...steps, ...own].map((step) => ({ ...step, status: 'waiting' }));
}
