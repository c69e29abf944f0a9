import type { RecordingSource } from './recording-source';
import type { TelephonyAccount } from './telephony-account';

/** Makes the source of an account; asks nothing of it yet. */
export abstract class RecordingSourceFactory {
  abstract open(account: TelephonyAccount): RecordingSource;
}
