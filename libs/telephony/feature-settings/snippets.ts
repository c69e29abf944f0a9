export interface Snippet {
  title: string;
  words: string;
  code: string;
}

/** How to tell Twilio to report recordings, for each way calls are recorded (twilio.com/docs/voice). */
export function snippetsFor(recordingStatusUrl: string): Snippet[] {
  return [
    {
      title: 'TwiML',
      words: 'Where your TwiML records a call or a voicemail:',
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
      title: 'Studio',
      words: 'In a Record Voicemail or Connect Call To widget, as Recording Status Callback URL:',
      code: recordingStatusUrl,
    },
    {
      title: 'API',
      words: 'When your program makes the call:',
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
