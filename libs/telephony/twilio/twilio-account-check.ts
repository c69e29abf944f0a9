import type { CheckStep } from '@voicekeep/shared/contracts';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { withDeadline } from '@voicekeep/shared/kernel';
import { AccountCheck, type CheckedAccount } from '@voicekeep/telephony/domain';
import { TwilioRecordingSource } from './twilio-recording-source';

const DEADLINE_MS = 15_000;
const TITLE = 'Read recordings from Twilio';

/**
 * Lists recordings and never fetches the account itself: a Standard API key may do the first and not
 * the second (Twilio's table of key types).
 */
export class TwilioAccountCheck extends AccountCheck {
  constructor(private readonly apiUrl: string) {
    super();
  }

  override async run(account: CheckedAccount): Promise<readonly CheckStep[]> {
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    try {
      const apiKey =
        account.apiKeySid && account.apiKeySecret
          ? { sid: account.apiKeySid, secret: account.apiKeySecret }
          : null;
      const source = new TwilioRecordingSource(this.apiUrl, { ...account, apiKey });
      const page = await withDeadline(DEADLINE_MS, (signal) => source.recordings({ signal }));
      const count = page.nextPage === null ? String(page.items.length) : `more than ${page.items.length}`;
      return [
        {
          id: 'recordings',
          status: 'ok',
          title: TITLE,
          detail: `Twilio knows the account and lists ${count} recordings.`,
          ms: elapsed(),
        },
      ];
    } catch (error) {
      const known = error instanceof VoicekeepError;
      return [
        {
          id: 'recordings',
          status: 'failed',
          title: TITLE,
          detail: known ? error.message : 'Twilio did not answer in time.',
          code: known ? error.code : 'telephony.timeout',
          ms: elapsed(),
        },
      ];
    }
  }
}
