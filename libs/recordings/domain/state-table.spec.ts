import { canMove, faultsOf, requireMove, STATE_TABLE } from './state-table';

describe('the table of states', () => {
  it('is complete, reachable and lets everything be deleted', () => {
    expect(faultsOf(STATE_TABLE)).toEqual([]);
  });

  it('is checked by something that notices faults', () => {
    expect(faultsOf({ ...STATE_TABLE, queued: ['copyng'] })).toEqual(
      expect.arrayContaining(['queued leads to unknown copyng', 'nothing leads to copying']),
    );
  });

  it('lets nothing reach cleaned that was not verified in the bucket', () => {
    const before = Object.entries(STATE_TABLE).filter(([, targets]) => targets.includes('cleaned'));
    expect(before.map(([from]) => from).sort()).toEqual(['cleaning', 'stored']);
    const verified = Object.entries(STATE_TABLE).filter(([, t]) => t.includes('stored'));
    expect(verified.map(([from]) => from).sort()).toEqual(['cleaning', 'copied']);
  });

  it('takes no late news: cleaned never returns to a copying state, deleted to nothing', () => {
    expect(canMove('cleaned', 'queued')).toBe(false);
    expect(STATE_TABLE.deleted).toEqual([]);
    expect(() => requireMove(['stored', 'deleted'], 'queued')).toThrow(/deleted to queued/);
  });
});
