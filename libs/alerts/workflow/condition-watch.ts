import {
  alertMessage,
  nextStep,
  signsOf,
  subjectOf,
  type AlertChannel,
  type AlertEvent,
  type AlertOutbox,
  type ConditionBook,
  type ConditionFigures,
  type KeptCondition,
  type Sign,
} from '@voicekeep/alerts/domain';
import { newId, type AlertOptions, type Clock } from '@voicekeep/shared/kernel';

export interface ConditionWatchParts {
  readonly figures: ConditionFigures;
  readonly book: ConditionBook;
  readonly outbox: AlertOutbox;
  readonly channel: AlertChannel;
  readonly clock: Clock;
  readonly options: AlertOptions;
  readonly publicUrl: string;
}

export type LookOutcome = 'looked' | 'not-due' | 'overtaken';

const EVERY_MS = 20_000;
const KEEP_MESSAGES_MS = 30 * 86_400_000;

/** Looks at what holds recordings up, keeps it written down, and writes a message when it comes up or passes. */
export class ConditionWatch {
  constructor(private readonly parts: ConditionWatchParts) {}

  /** One look over all workspaces, by one process at a time; two that looked at once change nothing twice. */
  async look(): Promise<LookOutcome> {
    const { book, figures, outbox, clock } = this.parts;
    const now = clock.now();
    const look = await book.claimLook(now, new Date(now.getTime() + EVERY_MS));
    if (look === null) return 'not-due';
    const counted = await figures.read(now);
    const done = await book.during(look, async () => {
      const known = new Map((await book.all()).map((kept) => [subjectOf(kept), kept]));
      const isRaised = (subject: string): boolean => known.get(subject)?.state === 'raised';
      const signs = signsOf(counted, this.parts.options, now, isRaised);
      for (const subject of new Set([...known.keys(), ...signs.keys()]))
        await this.advance(known.get(subject) ?? null, signs.get(subject) ?? null, now);
      await outbox.forget(new Date(now.getTime() - KEEP_MESSAGES_MS));
    });
    return done ? 'looked' : 'overtaken';
  }

  private async advance(known: KeptCondition | null, sign: Sign | null, now: Date): Promise<void> {
    const subject = sign ?? known;
    if (!subject) return;
    const step = nextStep(subject.code, known, sign !== null, now);
    if (sign && (step === 'suspect' || step === 'raise' || step === 'seen'))
      await this.keep(known, sign, step, now);
    if (!known || (step !== 'clear' && step !== 'forget')) return;
    await this.parts.book.remove(known);
    if (step === 'clear') await this.tell('condition.cleared', known, now);
  }

  private async keep(
    known: KeptCondition | null,
    sign: Sign,
    step: 'suspect' | 'raise' | 'seen',
    now: Date,
  ): Promise<void> {
    const { book } = this.parts;
    const id = known?.id ?? newId();
    const state =
      step === 'raise' ? 'raised' : step === 'suspect' ? 'suspected' : (known?.state ?? 'suspected');
    if (known) await book.see(sign, state, now);
    else await book.add(sign, id, state, now);
    if (step === 'raise')
      await this.tell(
        'condition.raised',
        { ...sign, id, state, since: known?.since ?? now, seenAt: now },
        now,
      );
  }

  private async tell(event: AlertEvent, kept: KeptCondition, now: Date): Promise<void> {
    const { channel, outbox, publicUrl } = this.parts;
    if (channel.isConfigured) await outbox.add(alertMessage(newId(), event, kept, { now, publicUrl }), now);
  }
}
