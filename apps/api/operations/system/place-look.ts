import { Injectable } from '@nestjs/common';
import { ConditionFigures, type Figure, PlaceFigures, WorkerBeats } from '@voicekeep/plugin/nest';
import type { SystemPart } from '@voicekeep/shared/contracts';
import { Clock } from '@voicekeep/shared/kernel';
import { accountPart, locationPart, type Setbacks } from './place-parts';

/** The buckets recordings go to, and the accounts they come from. */
@Injectable()
export class PlaceLook {
  constructor(
    private readonly places: PlaceFigures,
    private readonly figures: ConditionFigures,
    private readonly beats: WorkerBeats,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<SystemPart[]> {
    const [locations, accounts, setbacks] = await Promise.all([
      this.places.locations(),
      this.places.accounts(),
      this.setbacks(),
    ]);
    return [
      ...locations.map((location) => locationPart(location, setbacks)),
      ...accounts.map((account) => accountPart(account, setbacks)),
    ];
  }

  private async setbacks(): Promise<Setbacks> {
    const [figures, workers] = await Promise.all([this.figures.read(this.clock.now()), this.beats.all()]);
    const held = workers.flatMap(({ report }) => (report ? [report.heldBack] : []));
    return {
      troubles: figures.filter(({ kind }: Figure) => kind === 'trouble'),
      silentLocations: new Set(held.flatMap(({ locations }) => locations)),
      silentAccounts: new Set(held.flatMap(({ accounts }) => accounts)),
    };
  }
}
