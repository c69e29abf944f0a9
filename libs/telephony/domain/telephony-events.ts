/** A webhook whose signature was checked: what Twilio says happened. */
export interface TelephonyEvent {
  readonly kind: 'recording-status' | 'call-status';
  readonly workspaceId: string;
  readonly accountSid: string;
  /** Equal for a repeat of the same event (recording SID and status; call SID and sequence). */
  readonly eventKey: string;
  /** Every parameter of the form, as Twilio sent it. Quotes people: never log it, store it sealed. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
}

/** Where telephony announces what it heard; whoever keeps recordings listens. */
export abstract class TelephonyEvents {
  /** Resolves once the event is durable, so that Twilio may be told 204. A repeat resolves without effect. */
  abstract accept(event: TelephonyEvent): Promise<void>;
}
