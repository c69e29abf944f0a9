import { keyTemplateProblem, objectKey, type ObjectKeyParts } from './object-key';

const parts: ObjectKeyParts = {
  prefix: 'voicekeep',
  template: null,
  workspaceId: '0190d0a0-0000-7000-8000-000000000001',
  recordingSid: 'RE0123456789abcdef0123456789abcdef',
  kind: 'voicemail',
  day: new Date('2026-03-31T23:59:59.999Z'),
  attempt: 1,
  extension: 'wav',
};

describe('an object key', () => {
  it('lies under prefix, workspace and UTC day by default', () => {
    expect(objectKey(parts)).toBe(
      `voicekeep/${parts.workspaceId}/2026/03/31/RE0123456789abcdef0123456789abcdef.wav`,
    );
  });

  it('has no leading slash without a prefix', () => {
    expect(objectKey({ ...parts, prefix: '' })).toBe(
      `${parts.workspaceId}/2026/03/31/${parts.recordingSid}.wav`,
    );
  });

  it('gets a folder of its own from the second attempt', () => {
    expect(objectKey({ ...parts, attempt: 2 })).toMatch(/\/31\/a2\/RE\w+\.wav$/);
    expect(objectKey({ ...parts, attempt: 11 })).toMatch(/\/a11\/RE\w+\.wav$/);
  });

  it.each([
    ['{kind}/{yyyy}-{mm}', 'voicekeep/voicemail/2026-03/'],
    ['{prefix}/{workspaceId}/{yyyy}/{recordingSid}.wav', `voicekeep/${parts.workspaceId}/2026/`],
    ['{yyyy}/{recordingSid}.{ext}', 'voicekeep/2026/'],
    ['{recordingSid}', 'voicekeep/'],
    ['', 'voicekeep/'],
  ])('of the template %j ends in the recording’s id', (template, folder) => {
    expect(keyTemplateProblem(template)).toBeNull();
    expect(objectKey({ ...parts, template, extension: 'mp3' })).toBe(`${folder}${parts.recordingSid}.mp3`);
  });

  it.each(['../x', 'a//b', 'a/./b', '{number}', 'a b', 'x{recordingSid}y', 'ü', 'a\n'])(
    'takes no template %j',
    (template) => {
      expect(keyTemplateProblem(template)?.code).toBe('storage.key_template_format');
    },
  );

  it.each(['RE../../x', 'RE 1', ''])('is never made of the id %j', (recordingSid) => {
    expect(() => objectKey({ ...parts, recordingSid })).toThrow(
      expect.objectContaining({ code: 'storage.key_unsafe' }),
    );
  });
});
