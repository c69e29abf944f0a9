import type { CheckStep } from '@voicekeep/shared/contracts';
import { checkHeadline } from './check-headline';

const step = (status: CheckStep['status']): CheckStep => ({ id: status, status, title: '', detail: '', ms: 1 });

describe('the headline of a connection test', () => {
  it('counts the steps when all passed', () => {
    expect(checkHeadline([step('ok'), step('ok')])).toBe('All 2 steps passed');
  });

  it('does not count a skipped step as passed', () => {
    expect(checkHeadline([step('ok'), step('skipped')])).toBe('All 1 steps passed');
  });

  it('names warnings', () => {
    expect(checkHeadline([step('ok'), step('warning')])).toBe('All 2 steps passed, 1 with a warning');
  });

  it('says how many failed, of all', () => {
    expect(checkHeadline([step('ok'), step('failed'), step('skipped')])).toBe('1 of 3 steps failed');
  });
});
