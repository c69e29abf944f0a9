export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial' | 'trunking-originating';

/** One leg of a call as the account remembers it. Times are milliseconds since 1970, on whole seconds. */
export interface Call {
  readonly sid: string;
  readonly accountSid: string;
  readonly parentCallSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly callerName: string | null;
  readonly phoneNumberSid: string | null;
  readonly direction: CallDirection;
  readonly createdAt: number;
  readonly endsAt: number;
  status: 'in-progress' | 'completed';
}
