import {
  RecordingSourceFactory,
  type RecordingSource,
  type TelephonyAccount,
} from '@voicekeep/telephony/domain';
import { TwilioRecordingSource } from './twilio-recording-source';

export class TwilioRecordingSourceFactory extends RecordingSourceFactory {
  constructor(private readonly twilioApiUrl: string) {
    super();
  }

  override open(account: TelephonyAccount): RecordingSource {
    return new TwilioRecordingSource(account, this.twilioApiUrl);
  }
}
