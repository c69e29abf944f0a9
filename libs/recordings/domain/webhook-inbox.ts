import type { TelephonyEvent } from '@voicekeep/telephony/domain';

export interface InboxEvent extends TelephonyEvent {
  readonly id: string;
  readonly tries: number;
}

/** Webhooks that were answered with 204 and wait to be understood. */
export abstract class WebhookInbox {
  /** @returns its id, or null for a repeat */
  abstract add(event: TelephonyEvent): Promise<string | null>;
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<InboxEvent | null>;
  /** `outcome` is one word for the record. The body is kept sealed. */
  abstract done(id: string, outcome: string, now: Date): Promise<void>;
  abstract retry(id: string, dueAt: Date, code: string): Promise<void>;
}
