import type { Operation } from '../requests/operation';
import { FaultPlan, type FaultSettings } from './fault-plan';
import type { FaultKind } from './fault-kind';

/** The faults in force; none at first. */
export class FaultBoard {
  private plan: FaultPlan | null = null;
  private settings: FaultSettings | null = null;

  /** Null ends all faults. New settings begin their own sequence. */
  set(settings: FaultSettings | null): void {
    this.settings = settings;
    this.plan = settings && new FaultPlan(settings);
  }

  get current(): FaultSettings | null {
    return this.settings;
  }

  decide(request: {
    method: string;
    path: string;
    operation: Operation;
    recordingSid: string | null;
  }): FaultKind | null {
    return this.plan?.decide(request) ?? null;
  }
}
