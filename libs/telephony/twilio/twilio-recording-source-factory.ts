import type { SkewWatch } from '@voicekeep/shared/kernel';
import {
  RecordingSourceFactory,
  type RecordingSource,
  type TelephonyAccount,
} from '@voicekeep/telephony/domain';
import { TwilioRecordingSource } from './twilio-recording-source';

export class TwilioRecordingSourceFactory extends RecordingSourceFactory {
  constructor(
    private readonly twilioApiUrl: string,
    private readonly skew?: SkewWatch,
  ) {
    super();
  }

  override open(account: TelephonyAccount): RecordingSource {
    return new TwilioRecordingSource(account, this.twilioApiUrl, { skew: this.skew });
  }
}
