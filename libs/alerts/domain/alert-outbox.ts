import type { AlertMessage } from './alert-message';

/** A message on its way; `generation` fences off whoever had it before. */
export interface ClaimedMessage {
  readonly id: string;
  readonly generation: number;
  readonly tries: number;
  readonly createdAt: Date;
  /** The JSON that was written when the message was made. */
  readonly body: string;
}

export interface UndeliveredMessages {
  readonly count: number;
  readonly oldestAt: Date | null;
  /** Most failures in a row of one of them. */
  readonly tries: number;
  /** Why the last try failed, as a dotted code. */
  readonly lastErrorCode: string | null;
}

/** Messages that are written in the transaction that makes them true, and sent afterwards, at least once. */
export abstract class AlertOutbox {
  abstract add(message: AlertMessage, now: Date): Promise<void>;
  /** Takes the next message whose time has come; that a condition passed never overtakes that it came up. */
  abstract claim(now: Date, until: Date): Promise<ClaimedMessage | null>;
  /** False when the claim was lost. */
  abstract delivered(message: ClaimedMessage, now: Date): Promise<boolean>;
  abstract retry(message: ClaimedMessage, dueAt: Date, errorCode: string): Promise<boolean>;
  /** Ends the tries; the row stays until it is forgotten. */
  abstract giveUp(message: ClaimedMessage, errorCode: string): Promise<boolean>;
  abstract undelivered(): Promise<UndeliveredMessages>;
  /** Removes messages that ended and were made before `before`. */
  abstract forget(before: Date): Promise<void>;
}
