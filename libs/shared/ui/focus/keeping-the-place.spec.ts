import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { KeepsFocus } from './keeps-focus';
import { Waits } from './waits';

@Component({
  imports: [KeepsFocus, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section vkKeepsFocus>
      @if (isThere()) {
        <button type="button">Delete</button>
      }
    </section>
    <form (submit)="submitted($event)">
      <button type="submit" [vkWaits]="isBusy()" (click)="presses.set(presses() + 1)">Save</button>
    </form>`,
})
class Page {
  readonly isThere = signal(true);
  readonly isBusy = signal(false);
  readonly presses = signal(0);
  readonly submissions = signal(0);

  submitted(event: Event): void {
    event.preventDefault();
    this.submissions.update((count) => count + 1);
  }
}

describe('keeping the keyboard’s place', () => {
  let fixture: ComponentFixture<Page>;
  const find = (selector: string): HTMLElement => {
    const element = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`There is no ${selector}.`);
    return element;
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });

  it('what held a button takes the focus when the button is gone', async () => {
    find('section button').focus();
    fixture.componentInstance.isThere.set(false);
    await fixture.whenStable();
    expect(document.activeElement).toBe(find('section'));
  });

  it('a focus that has gone elsewhere stays there', async () => {
    find('section button').focus();
    find('form button').focus();
    fixture.componentInstance.isThere.set(false);
    await fixture.whenStable();
    expect(document.activeElement).toBe(find('form button'));
  });

  it('a button that waits keeps the focus, says so, and neither acts nor submits', async () => {
    const save = find('form button');
    save.focus();
    save.click();
    fixture.componentInstance.isBusy.set(true);
    await fixture.whenStable();
    save.click();
    expect(document.activeElement).toBe(save);
    expect(save.getAttribute('aria-disabled')).toBe('true');
    expect([fixture.componentInstance.presses(), fixture.componentInstance.submissions()]).toEqual([1, 1]);
  });
});
