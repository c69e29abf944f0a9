import { keyDayOf, objectKey, type KeyParts } from './object-key';

const parts: KeyParts = {
  ...{ prefix: 'voicekeep', template: null, workspaceId: 'ws', callSid: 'CA1', kind: 'call' },
  ...{ recordingSid: 'RE1', day: keyDayOf(new Date('2026-11-02T23:59:59Z')), attempt: 1, extension: 'wav' },
};

describe('an object key', () => {
  it('has prefix, workspace and UTC day', () => {
    expect(objectKey(parts)).toBe('voicekeep/ws/2026/11/02/RE1.wav');
  });

  it('leaves no leading slash without prefix', () => {
    expect(objectKey({ ...parts, prefix: '' })).toBe('ws/2026/11/02/RE1.wav');
  });

  it('gives every later attempt a folder of its own', () => {
    expect(objectKey({ ...parts, attempt: 2 })).toBe('voicekeep/ws/2026/11/02/a2/RE1.wav');
  });

  it.each(['{kind}/{yyyy}', '{prefix}/{kind}/{yyyy}/{recordingSid}.{ext}', '/../{kind}/./{yyyy}/'])(
    'stays in its workspace and ends in the SID with template %s',
    (template) => {
      expect(objectKey({ ...parts, template, extension: 'mp3' })).toBe('voicekeep/ws/call/2026/RE1.mp3');
    },
  );
});
