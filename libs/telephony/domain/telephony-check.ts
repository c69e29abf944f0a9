import type { CheckStep } from '@voicekeep/shared/contracts';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { RecordingSource, SourceRecording } from './recording-source';

type Outcome = Omit<CheckStep, 'id' | 'title' | 'ms'>;

/** Tries an account step by step; what follows a failed step is skipped. Reads only. */
export class TelephonyCheck {
  private readonly steps: CheckStep[] = [];

  constructor(
    private readonly source: RecordingSource,
    private readonly clock: Clock,
  ) {}

  async run(options: { readonly hasToken: boolean }): Promise<CheckStep[]> {
    await this.step('credentials', 'Sign in to Twilio', async () => {
      await this.source.recordings({ pageSize: 1 });
      return { status: 'ok', detail: 'Twilio accepts the credentials.' };
    });
    let listed: readonly SourceRecording[] = [];
    await this.step('recordings', 'List recordings', async () => {
      const page = await this.source.recordings({ pageSize: 50 });
      listed = page.items;
      return { status: 'ok', detail: countOf(listed.length, page.nextPage !== null) };
    });
    await this.step('media', 'Open a recording', () => this.openOne(listed));
    await this.step('webhooks', 'Prove webhooks', async () =>
      options.hasToken
        ? { status: 'ok', detail: 'The auth token is stored, so that webhooks can be checked.' }
        : {
            status: 'warning',
            code: 'telephony.webhook_not_configured',
            detail:
              'Without an auth token webhooks are refused; recordings are then found by regular look-ups only.',
            fix: 'Enter the auth token of the account.',
          },
    );
    return this.steps;
  }

  private async openOne(listed: readonly SourceRecording[]): Promise<Outcome> {
    const recording = listed.find(({ status }) => status === 'completed');
    if (!recording) return { status: 'skipped', detail: 'The account has no completed recording yet.' };
    const media = await this.source.download(recording.recordingSid, { format: 'wav', channels: 1 });
    media?.body.on('error', () => undefined).destroy();
    return media
      ? { status: 'ok', detail: 'The audio of the newest recording can be read.' }
      : {
          status: 'warning',
          code: 'telephony.media_not_found',
          detail: 'Twilio lists the newest recording but does not give its audio.',
          fix: 'If the account keeps recordings in external storage, Voicekeep cannot read them from Twilio.',
        };
  }

  private async step(id: string, title: string, work: () => Promise<Outcome>): Promise<void> {
    const start = this.clock.now().getTime();
    const outcome: Outcome = this.steps.some(({ status }) => status === 'failed')
      ? { status: 'skipped', detail: 'Not tried, because an earlier step failed.' }
      : await work().catch(failed);
    this.steps.push({ id, title, ...outcome, ms: this.clock.now().getTime() - start });
  }
}

function countOf(count: number, more: boolean): string {
  if (count === 0) return 'The account has no recordings yet.';
  return more ? `The account has more than ${count} recordings.` : `The account has ${count} recordings.`;
}

function failed(error: unknown): Outcome {
  if (!(error instanceof VoicekeepError)) throw error;
  return { status: 'failed', code: error.code, detail: error.message };
}
