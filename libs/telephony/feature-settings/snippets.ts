import type { SayTwilio } from './texts/twilio-texts';

export interface Snippet {
  title: string;
  words: string;
  code: string;
}

/** How to tell Twilio to report recordings, for each way calls are recorded (twilio.com/docs/voice). */
export function snippetsFor(recordingStatusUrl: string, t: SayTwilio): Snippet[] {
  return [
    {
      title: t('snippet.twiml.title'),
      words: t('snippet.twiml.words'),
      code: [
        `<Dial record="record-from-answer-dual"`,
        `      recordingStatusCallback="${recordingStatusUrl}"`,
        `      recordingStatusCallbackEvent="completed absent">`,
        `  +14155550100`,
        `</Dial>`,
        ``,
        `<Record recordingStatusCallback="${recordingStatusUrl}"`,
        `        recordingStatusCallbackEvent="completed absent" />`,
      ].join('\n'),
    },
    {
      title: t('snippet.studio.title'),
      words: t('snippet.studio.words'),
      code: recordingStatusUrl,
    },
    {
      title: t('snippet.api.title'),
      words: t('snippet.api.words'),
      code: [
        `client.calls.create({`,
        `  to, from, url,`,
        `  record: true,`,
        `  recordingStatusCallback: '${recordingStatusUrl}',`,
        `  recordingStatusCallbackEvent: ['completed', 'absent'],`,
        `});`,
      ].join('\n'),
    },
  ];
}
