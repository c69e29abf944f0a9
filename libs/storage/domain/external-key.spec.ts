import { externalKey, recordingOfExternalKey } from './external-key';
import { objectKey } from './object-key';

const ACCOUNT = `AC${'a1'.repeat(16)}`;
const RECORDING = `RE${'b2'.repeat(16)}`;

describe('the keys of Twilio’s External S3 Storage', () => {
  it('are the account’s folder and the recording’s id, under a prefix or none', () => {
    expect(externalKey('voice-recordings', ACCOUNT, RECORDING)).toBe(
      `voice-recordings/${ACCOUNT}/${RECORDING}`,
    );
    expect(externalKey('', ACCOUNT, RECORDING)).toBe(`${ACCOUNT}/${RECORDING}`);
  });

  it.each(['', 'voice-recordings', 'a/b/c'])('are known by their shape, under “%s”', (prefix) => {
    expect(recordingOfExternalKey(externalKey(prefix, ACCOUNT, RECORDING))).toBe(RECORDING);
  });

  it.each([
    `${ACCOUNT}/${RECORDING}.wav`,
    `x${ACCOUNT}/${RECORDING}`,
    `${ACCOUNT}/calls/${RECORDING}`,
    RECORDING,
    objectKey({
      ...{ prefix: ACCOUNT, template: '{prefix}/{recordingSid}', workspaceId: 'w', recordingSid: RECORDING },
      ...{ kind: 'call', day: new Date(0), attempt: 1, extension: 'wav' },
    }),
  ])('are never one of ours: %s', (key) => {
    expect(recordingOfExternalKey(key)).toBeNull();
  });
});
