import { TestBed } from '@angular/core/testing';
import type { CheckStep } from '@voicekeep/shared/contracts';
import { CheckSteps } from './check-steps';
import type { ShownStep } from './shown-step';

const step = (id: string, status: CheckStep['status'], more: Partial<CheckStep> = {}): CheckStep => ({
  id,
  status,
  title: `Step ${id}`,
  detail: '',
  ms: 12,
  ...more,
});

async function shown(steps: ShownStep[]): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(CheckSteps);
  fixture.componentRef.setInput('steps', steps);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the result of a connection test', () => {
  it('says in one line that all passed', async () => {
    const element = await shown([step('a', 'ok'), step('b', 'ok')]);
    expect(element.querySelector('[role=status]')?.textContent).toContain('All 2 steps passed');
  });

  it('says how far it is while steps are to come, each with its word', async () => {
    const element = await shown([
      step('a', 'ok'),
      { id: 'b', title: 'Step b', status: 'running' },
      { id: 'c', title: 'Step c', status: 'waiting' },
    ]);
    expect(element.querySelector('[role=status]')?.textContent).toContain('1 of 3 steps done');
    expect(element.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    expect(element.textContent).toContain('Running: Step b');
    expect(element.textContent).toContain('Waiting: Step c');
    expect(element.querySelector('vk-copy-button')).toBeNull();
  });

  it('offers its report for copying once it is over', async () => {
    const element = await shown([step('a', 'ok'), step('b', 'skipped')]);
    expect(element.querySelector('vk-copy-button')?.textContent).toContain('Copy the report');
  });

  it('offers the values that mend a step', async () => {
    const suggestion = { label: 'Use eu-west-1', change: { region: 'eu-west-1' } };
    const fixture = TestBed.createComponent(CheckSteps);
    fixture.componentRef.setInput('steps', [step('c', 'failed', { suggestion })]);
    await fixture.whenStable();
    const taken: unknown[] = [];
    fixture.componentInstance.suggested.subscribe((change) => taken.push(change));
    const [button] = [
      ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('li button'),
    ];
    expect(button?.textContent?.trim()).toBe('Use eu-west-1');
    button?.click();
    expect(taken).toEqual([{ region: 'eu-west-1' }]);
  });

  it('shows the fix and keeps the code folded', async () => {
    const failed = step('c', 'failed', { fix: 'Add s3:DeleteObject to the policy.', code: 'storage.delete' });
    const element = await shown([step('a', 'ok'), failed]);
    expect(element.textContent).toContain('1 of 2 steps failed');
    expect(element.textContent).toContain('Failed: Step c');
    expect(element.textContent).toContain('Add s3:DeleteObject to the policy.');
    expect(element.querySelector('details')?.open).toBe(false);
  });
});
