import { inject, Injectable, signal } from '@angular/core';
import type { CheckStep, ConnectionCheckLine, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { ApiProblem, isAwaited, type ShownStep } from '@voicekeep/shared/ui';
import { StorageClient } from './storage-client';

const CUT_SHORT = 'The test broke off before its end. Run it again.';

/** The steps of the last connection test, also while it runs. */
@Injectable()
export class ConnectionTest {
  private readonly client = inject(StorageClient);
  readonly steps = signal<readonly ShownStep[] | null>(null);

  /** @throws ApiProblem when it could not be run, or broke off; what was told until then stays */
  async run(request: StorageSettingsRequest): Promise<void> {
    this.steps.set(null);
    let isOver = false;
    try {
      await this.client.test(request, (line) => {
        isOver ||= line.event === 'result';
        this.hear(line);
      });
      if (!isOver) throw new ApiProblem(CUT_SHORT, 0, null);
    } finally {
      // Nothing runs on: what has not ended will not.
      if (!isOver) this.steps.update((steps) => steps?.filter((step) => !isAwaited(step)) ?? null);
    }
  }

  private hear(line: ConnectionCheckLine): void {
    switch (line.event) {
      case 'planned':
        return this.steps.set(line.steps.map((step) => ({ ...step, status: 'waiting' })));
      case 'started':
        return this.change(line.id, (step) => ({ id: step.id, title: step.title, status: 'running' }));
      case 'step':
        return this.finish(line.step);
      case 'result':
        return this.steps.set(line.steps);
    }
  }

  private finish(step: CheckStep): void {
    this.change(step.id, () => step);
  }

  private change(id: string, to: (step: ShownStep) => ShownStep): void {
    this.steps.update((steps) => steps?.map((step) => (step.id === id ? to(step) : step)) ?? null);
  }
}
