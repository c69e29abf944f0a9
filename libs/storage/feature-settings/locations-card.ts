import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { StorageLocationView } from '@voicekeep/shared/contracts';
import {
  forEachWorkspace,
  FormWork,
  formatBytes,
  formatCount,
  KeepsFocus,
  ProblemNote,
  ScrollArea,
  Waits,
} from '@voicekeep/shared/ui';
import { CareClient } from './care-client';
import type { CareKey } from './texts/care-en';
import { careTexts } from './texts/care-texts';

type StateKey = Extract<CareKey, `state.${'active' | 'read_only' | 'paused'}`>;

const STATES: Readonly<Record<StorageLocationView['state'], StateKey>> = {
  active: 'state.active',
  read_only: 'state.read_only',
  paused: 'state.paused',
};

/** Every place recordings lie in, and new keys for one of them. */
@Component({
  selector: 'vk-locations-card',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemNote, ReactiveFormsModule, ScrollArea, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './locations-card.html',
  styleUrl: './care-card.css',
  hostDirectives: [KeepsFocus],
})
export class LocationsCard {
  readonly disabled = input(false);
  private readonly client = inject(CareClient);
  protected readonly t = careTexts();
  protected readonly items = signal<readonly StorageLocationView[] | null>(null);
  protected readonly work = new FormWork<'saving'>();
  /** The location whose keys are being changed. */
  protected readonly changing = signal<string | null>(null);
  protected readonly keys = new FormGroup({
    accessKeyId: new FormControl('', { nonNullable: true }),
    secretAccessKey: new FormControl('', { nonNullable: true }),
  });
  protected readonly bytes = formatBytes;
  protected readonly count = formatCount;

  constructor() {
    forEachWorkspace(() => {
      this.items.set(null);
      this.changing.set(null);
      void this.load();
    });
  }

  protected async load(): Promise<void> {
    await this.work.run('loading', async () => this.items.set((await this.client.locations()).items));
  }

  protected state({ state, readable, problem }: StorageLocationView): string {
    const said = this.t(state === 'read_only' && readable !== true ? 'state.old' : STATES[state]);
    return problem ? this.t('state.problem', { state: said, problem: problem.message }) : said;
  }

  protected change(id: string | null): void {
    this.keys.reset();
    this.changing.set(id);
  }

  protected async save(id: string): Promise<void> {
    const done = await this.work.run('saving', async () => {
      const changed = await this.client.changeKeys(id, this.keys.getRawValue());
      this.items.update((items) => items?.map((one) => (one.id === id ? changed : one)) ?? null);
    });
    if (done) this.change(null);
  }
}
