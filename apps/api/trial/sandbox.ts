import { Inject, Injectable } from '@nestjs/common';
import type { TrialCall } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline } from '@voicekeep/shared/kernel';
import type { TrialSettings } from '../environment';
import { TRIAL_SETTINGS } from './trial-settings';

const DEADLINE_MS = 10_000;

/** The simulated account's own door for placing calls. */
@Injectable()
export class Sandbox {
  constructor(@Inject(TRIAL_SETTINGS) private readonly settings: TrialSettings) {}

  /** Its webhooks follow by themselves. @throws VoicekeepError `trial.sandbox_unavailable` */
  async placeCall(kind: 'call' | 'voicemail'): Promise<TrialCall> {
    try {
      const response = await withDeadline(DEADLINE_MS, (signal) =>
        fetch(`${this.settings.sandboxUrl}/_control/calls`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ kind, callback: true }),
          signal,
        }),
      );
      if (!response.ok) throw new Error(`The simulated account answered ${response.status}.`);
      return callIn(await response.json());
    } catch (cause) {
      throw errors.unavailable(
        'trial.sandbox_unavailable',
        'The simulated account does not answer; start the product again.',
        { cause },
      );
    }
  }
}

function callIn(answer: unknown): TrialCall {
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'callSid' in answer &&
    'recordingSid' in answer &&
    typeof answer.callSid === 'string' &&
    typeof answer.recordingSid === 'string'
  )
    return { callSid: answer.callSid, recordingSid: answer.recordingSid };
  throw new TypeError('The simulated account answered without SIDs.');
}
