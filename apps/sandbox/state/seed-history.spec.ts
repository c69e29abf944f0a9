import { RecordingComposer } from '../audio/composer';
import { ScriptLibrary } from '../audio/script-library';
import { CallMaker } from './call-maker';
import { seedHistory } from './seed-history';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const MOMENT = Date.parse('2026-11-23T10:00:00Z');
const DAY = 24 * 3600 * 1000;
const library = new ScriptLibrary();
const maker = new CallMaker(library, new RecordingComposer(library));
const seed = (number: number, recordings = 40) => seedHistory(maker, ACCOUNT, number, MOMENT, { recordings });

describe('the history an account begins with', () => {
  it('is the same for the same seed and another for another', () => {
    expect(seed(1)).toEqual(seed(1));
    expect(seed(1).recordings[0]?.sid).not.toBe(seed(2).recordings[0]?.sid);
  });

  it('has 28 conversations and 12 voicemails among 40, each with its call', () => {
    const { calls, recordings } = seed(1);
    expect(recordings.filter(({ kind }) => kind === 'call')).toHaveLength(28);
    expect(recordings.filter(({ kind }) => kind === 'voicemail')).toHaveLength(12);
    for (const recording of recordings) {
      expect(calls.find(({ sid }) => sid === recording.callSid)?.parentCallSid).toBeNull();
      expect(recording.channels).toBe(recording.source === 'RecordVerb' ? 1 : 2);
    }
  });

  it('adds calls nobody recorded without changing those that were', () => {
    const plain = seed(1);
    const more = seedHistory(maker, ACCOUNT, 1, MOMENT, { recordings: 40, unrecordedCalls: 25 });
    expect(more.recordings).toEqual(plain.recordings);
    expect(more.calls.slice(0, plain.calls.length)).toEqual(plain.calls);
    const added = more.calls.slice(plain.calls.length);
    expect(added.filter(({ parentCallSid }) => parentCallSid === null)).toHaveLength(25);
    expect(new Set(more.calls.map(({ sid }) => sid)).size).toBe(more.calls.length);
  });

  it('lies on weekdays of the last two months, on whole seconds', () => {
    for (const { createdAt } of seed(3, 400).recordings) {
      expect(createdAt % 1000).toBe(0);
      expect(createdAt).toBeLessThan(MOMENT);
      expect(createdAt).toBeGreaterThan(MOMENT - 64 * DAY);
      expect([0, 6]).not.toContain(new Date(createdAt - 5 * 3600 * 1000).getUTCDay());
    }
  });

  it('uses only numbers set aside for fiction', () => {
    const numbers = seed(4, 400).calls.flatMap(({ from, to }) => [from, to]);
    for (const number of numbers) expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
  });

  it('takes an explicit list: lengths, states, several recordings of one call', () => {
    const { calls, recordings } = seedHistory(maker, ACCOUNT, 1, MOMENT, {
      recordings: [
        { kind: 'call', durationSeconds: 3, createdAt: '2026-10-01T12:00:00Z', from: '+12125550199' },
        { sameCall: true, source: 'RecordVerb' },
        { status: 'absent', source: 'Trunking' },
      ],
    });
    const [first, second, third] = recordings;
    expect(first).toMatchObject({ durationSeconds: 3, createdAt: Date.parse('2026-10-01T12:00:00Z') });
    expect(second).toMatchObject({ callSid: first?.callSid, kind: 'voicemail', channels: 1 });
    expect(second?.sid).not.toBe(first?.sid);
    expect(third).toMatchObject({ status: 'absent', source: 'Trunking' });
    expect(calls.find(({ sid }) => sid === first?.callSid)?.from).toBe('+12125550199');
  });
});
