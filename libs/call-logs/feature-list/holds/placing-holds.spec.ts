import type { LegalHold } from '@voicekeep/shared/contracts';
import { ApiProblem, sayIn } from '@voicekeep/shared/ui';
import { CALL_DIALOG_TEXTS } from '../texts/dialogs-en';
import { tallyWords } from './hold-words';
import { PlacingHolds } from './placing-holds';

const t = sayIn(CALL_DIALOG_TEXTS);
const refusal = (code: string, detail: string): ApiProblem =>
  new ApiProblem(detail, 404, { type: '', title: '', status: 404, detail, code, requestId: '' });

/** Places every hold, except where told otherwise. */
class Server {
  readonly placed: string[] = [];
  readonly earlier = new Map<string, string>();
  readonly refuses = new Map<string, ApiProblem>();

  readonly place = async (callLogId: string, reason: string): Promise<LegalHold> => {
    const refused = this.refuses.get(callLogId);
    if (refused) throw refused;
    this.placed.push(callLogId);
    const kept = this.earlier.get(callLogId) ?? reason;
    return { id: `h-${callLogId}`, callLogId, recordingId: null, reason: kept, placedAt: '' };
  };
}

describe('putting many calls on hold', () => {
  let server: Server;
  const ids = ['a', 'b', 'c', 'd'];
  const wordsOf = ({ total, held, before, gone }: PlacingHolds): string =>
    tallyWords({ total, held: held(), before: before(), gone: gone() }, t);

  beforeEach(() => (server = new Server()));

  it('holds one after another, in their order', async () => {
    const holds = new PlacingHolds(ids, server.place);
    await holds.run('Doe v. Roe');
    expect(server.placed).toEqual(ids);
    expect([holds.isComplete(), holds.isRunning(), wordsOf(holds)]).toEqual([true, false, '4 of 4 held.']);
  });

  it('counts those that are gone and those held before, and goes on', async () => {
    server.refuses.set('b', refusal('call_log.not_found', 'There is no such call log.'));
    server.earlier.set('c', 'An older matter');
    const holds = new PlacingHolds(ids, server.place);
    await holds.run('Doe v. Roe');
    expect(wordsOf(holds)).toBe(
      '3 of 4 held; 1 is gone. One was on hold already and keeps its first reason.',
    );
    expect([holds.isComplete(), holds.refusal()]).toEqual([true, null]);
  });

  it('stops at a refusal, says so, and can go on with the rest', async () => {
    server.refuses.set('c', refusal('request.forbidden', 'You may not place holds.'));
    const holds = new PlacingHolds(ids, server.place);
    await holds.run('Doe v. Roe');
    expect([holds.refusal(), wordsOf(holds)]).toEqual([
      'You may not place holds.',
      '2 of 4 held; 2 are not held.',
    ]);
    server.refuses.clear();
    await holds.run('Doe v. Roe');
    expect([server.placed, holds.refusal(), holds.isComplete()]).toEqual([ids, null, true]);
  });

  it('ends after the call at hand when it is stopped', async () => {
    const holds = new PlacingHolds(ids, async (id, reason) => {
      if (id === 'b') holds.stop();
      return server.place(id, reason);
    });
    await holds.run('Doe v. Roe');
    expect([server.placed, wordsOf(holds)]).toEqual([['a', 'b'], '2 of 4 held; 2 are not held.']);
  });

  it('speaks of a single call as of one', () => {
    const one = { total: 1, held: 1, before: 0, gone: 0 };
    expect(tallyWords(one, t)).toBe('This call is on hold.');
    expect(tallyWords({ ...one, before: 1 }, t)).toContain('keeps its first reason');
    expect(tallyWords({ ...one, held: 0, gone: 1 }, t)).toContain('gone');
  });
});
