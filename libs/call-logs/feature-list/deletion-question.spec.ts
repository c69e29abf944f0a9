import type { CallLog } from '@voicekeep/shared/contracts';
import { deletionQuestion } from './deletion-question';
import { toCallRow } from './call-row';

const row = toCallRow({
  id: 'a',
  callSid: 'CA1',
  from: '+14155551003',
  to: null,
  direction: 'inbound',
  startedAt: null,
  durationSeconds: null,
  status: null,
  answeredBy: null,
  callerName: null,
  notes: null,
  tags: [],
  campaignId: null,
  recordings: [{ id: 'r', kind: 'call', state: 'cleaned', durationSeconds: 63 }],
});

describe('before a call is deleted', () => {
  it('says what happens with the file', () => {
    expect(deletionQuestion(row, false).sentences.join(' ')).toContain('stays in your bucket');
    expect(deletionQuestion(row, true).sentences.join(' ')).toContain('cannot be recovered');
    expect(deletionQuestion(row, null).sentences.join(' ')).toContain('decided by the switch');
  });

  it('says that what Twilio wrote into the bucket stays, alone or beside ours', () => {
    const [ours] = row.call.recordings;
    const twilios = { ...ours!, id: 't', writtenBy: 'twilio' } as const;
    const asked = (recordings: CallLog['recordings'], deletesFiles: boolean | null): string =>
      deletionQuestion(toCallRow({ ...row.call, recordings }), deletesFiles).sentences.join(' ');
    for (const switched of [true, false, null])
      expect(asked([twilios], switched)).toContain('Twilio wrote it there');
    expect(asked([twilios, ours!], true)).toContain('What Twilio itself wrote into your bucket stays');
    expect(asked([twilios, ours!], false)).toContain('stays in your bucket');
  });

  it('names the row as a person would', () => {
    expect(row.playLabel).toBe('Play recording from +1 415 555 1003, Time not known');
    expect([row.length, row.look.words]).toEqual(['1:03', 'In your bucket']);
  });
});
