import { requireTags, requireTagTerm, tagKey } from './call-tag';

const decomposed = 'Rückruf'.normalize('NFD');

describe('the tags of a call', () => {
  it('are kept as they are written, without blanks around them and composed', () => {
    expect(requireTags(['  Refund ', decomposed])).toEqual(['Refund', 'Rückruf'.normalize('NFC')]);
  });

  it('are there once each, whatever their capitals', () => {
    expect(requireTags(['VIP', 'vip ', 'Vip'])).toEqual(['VIP']);
    expect(requireTags([])).toEqual([]);
  });

  it('are found by every spelling', () => {
    expect(requireTagTerm(' rÜCKRUF ', 'tag')).toBe(tagKey(decomposed));
    expect(tagKey('Σίσυφος')).toBe(tagKey('σίσυφος'));
    expect(tagKey('a b')).not.toBe(tagKey('ab'));
  });

  it('have at most 40 characters, also of those that take two places', () => {
    expect(requireTags(['🎧'.repeat(40)])).toHaveLength(1);
    for (const tag of ['', '   ', 'x'.repeat(41), '🎧'.repeat(41)])
      expect(() => requireTags(['ok', tag])).toThrow(
        expect.objectContaining({
          ...{ kind: 'invalid', code: 'call_log.tag_length' },
          fields: [expect.objectContaining({ path: 'tags.1' })],
        }),
      );
  });

  it('are at most 20', () => {
    const tags = Array.from({ length: 21 }, (_, n) => `tag ${n}`);
    expect(requireTags([...tags.slice(0, 20), 'TAG 3'])).toHaveLength(20);
    expect(() => requireTags(tags)).toThrow(expect.objectContaining({ code: 'call_log.tags_limit' }));
  });

  it.each(['a,b', 'a\nb', 'a\u0000b'])('hold nothing that would end one: %j', (tag) => {
    expect(() => requireTags([tag])).toThrow(expect.objectContaining({ code: 'call_log.tag_characters' }));
    expect(() => requireTagTerm(tag, 'tag')).toThrow(
      expect.objectContaining({ code: 'request.tag_characters' }),
    );
  });
});
