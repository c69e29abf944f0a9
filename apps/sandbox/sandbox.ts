import type { MediaFormat } from './audio/media-library';
import type { CallOrder, PlacedCall } from './callbacks/call-placer';
import type { CallbackDelivery } from './callbacks/callback-sender';
import type { ExternalStorage } from './external/external-storage';
import type { FaultSettings } from './faults/fault-plan';
import type { LoggedRequest } from './requests/request-log';
import type { Variants } from './rest/variants';
import type { Recording } from './state/recording';

/** A recording as the sandbox itself knows it: the truth to compare copies with. */
export interface RecordingFacts {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly kind: Recording['kind'];
  readonly source: Recording['source'];
  readonly status: Recording['status'];
  readonly channels: 1 | 2;
  readonly createdAt: Date;
  readonly durationSeconds: number;
  /** Size of the WAV form with all its channels. */
  readonly bytes: number;
  /** Hex SHA-256 of that form; made when read, so leave it alone where thousands are listed. */
  readonly sha256: string;
}

/** A simulated Twilio account, listening. */
export interface Sandbox {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  recordings(): RecordingFacts[];
  /** One of them, without a look at the others. */
  recording(recordingSid: string): RecordingFacts | undefined;
  recordingCount(): number;
  /** The file that Twilio would give, also when it was deleted since. */
  media(recordingSid: string, format: MediaFormat, channels?: 1 | 2): Buffer;
  requests(): readonly LoggedRequest[];
  deletions(): LoggedRequest[];
  mediaRequests(): LoggedRequest[];
  callbacks(): readonly CallbackDelivery[];
  placeCall(order?: CallOrder): Promise<PlacedCall>;
  /** The same at once, for the control interface. */
  orderCall(order: CallOrder): PlacedCall;
  /** Resolves when every placed call is over and its callbacks are done. */
  settled(): Promise<void>;
  /** Twilio's External S3 Storage: what is recorded from now on goes to that bucket, and the account keeps no media of it. */
  setExternalStorage(settings: ExternalStorage | null): void;
  setFaults(settings: FaultSettings | null): void;
  setVariants(changes: Partial<Variants>): Variants;
  setCallbackUrl(base: string | null): void;
  /** Ends all connections and open calls; a second call changes nothing. */
  close(): Promise<void>;
}
