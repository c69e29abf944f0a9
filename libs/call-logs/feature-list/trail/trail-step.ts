import { formatWhen, type SayUi } from '@voicekeep/shared/ui';

/** `now`: under way. `waits`: for a step before it. `none`: does not happen. */
export type StepState = 'done' | 'now' | 'waits' | 'failed' | 'none';

export interface TrailFact {
  name: string;
  value: string;
  /** To be compared sign by sign, such as a checksum. */
  isCode: boolean;
}

export interface TrailStep {
  title: string;
  state: StepState;
  when: string | null;
  /** What happened, or why it does not. */
  words: string;
  facts: readonly TrailFact[];
}

export const fact = (name: string, value: string | null, isCode = false): TrailFact[] =>
  value === null ? [] : [{ name, value, isCode }];
export const whenOf = (iso: string | null | undefined, ui: SayUi): string | null =>
  iso ? formatWhen(iso, ui) : null;
