import type { Page } from 'playwright-core';
import { eventually } from './eventually';

/** Where the keyboard is, in the words a screen reader would say. */
export interface Stop {
  readonly name: string;
  /** How thick the line around it is, in CSS pixels; for fields, that of their border. */
  readonly linePx: number;
  /** False when something else lies over its middle, or when it is outside the window. */
  readonly isInSight: boolean;
}

const MOST_STEPS = 80;

/** A person without a mouse: goes by Tab, and does not go on where the focus cannot be seen. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses a key and waits until the focus it leads to is drawn. @throws when it cannot be seen */
  async step(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    await this.page.keyboard.press(key);
    const isAround = await this.page.evaluate<boolean>('document.activeElement === document.body');
    // Behind the last stop come the browser's own buttons, and after them the first stop again.
    if (isAround) await this.page.keyboard.press(key);
    return this.visibleStop();
  }

  /** The names of the next stops, in the order in which the keyboard comes to them. */
  async next(count: number): Promise<string[]> {
    const names: string[] = [];
    while (names.length < count) names.push((await this.step()).name);
    return names;
  }

  /** Goes on until the focus is on what has this name. */
  async goTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    const passed: string[] = [];
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const stop = await this.step(key);
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return stop;
      passed.push(stop.name);
    }
    throw new Error(`the keyboard does not come to ${String(name)}, only to ${passed.join(', ')}`);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }

  /** Waits until the focus has come to what has this name by itself, such as the heading of a page. */
  async isAt(name: string | RegExp, withinMs = 15_000): Promise<void> {
    await eventually(async () => {
      const stop = await this.visibleStop();
      if (typeof name === 'string' ? stop.name !== name : !name.test(stop.name))
        throw new Error(`the focus is on "${stop.name}", not on ${String(name)}`);
    }, withinMs);
  }

  /** Focus and scrolling may take a moment to be drawn. */
  private visibleStop(): Promise<Stop> {
    return eventually(
      async () => {
        const stop = await this.page.evaluate<Stop>(`(${whereFocusIs})()`);
        if (stop.linePx < 2) throw new Error(`the focus on "${stop.name}" cannot be seen`);
        if (!stop.isInSight) throw new Error(`something hides "${stop.name}", which has the focus`);
        return stop;
      },
      3_000,
      20,
    );
  }
}

/** Runs in the page, which this program has no types of. */
const whereFocusIs = `() => {
  const focused = document.activeElement;
  const words = (element) => (element?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const labelledBy = (focused.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const name = (focused.localName === 'h1' ? 'heading ' : '') + (
    focused.getAttribute('aria-label') ||
    labelledBy.map((id) => words(document.getElementById(id))).join(' ') ||
    [...(focused.labels ?? [])].map(words).join(' ') ||
    words(focused) ||
    focused.localName);
  const field = focused.matches('.mat-mdc-input-element, mat-select') ? focused.closest('mat-form-field') : null;
  const drawn = focused.closest('.mdc-checkbox, .mdc-radio') ?? focused;
  const style = getComputedStyle(drawn);
  const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  const edge = field?.querySelector('.mdc-notched-outline__trailing');
  const linePx = field && edge ? parseFloat(getComputedStyle(edge).borderBlockEndWidth) : outline;
  const { left, right, top, bottom } = drawn.getBoundingClientRect();
  const isAll = focused === document.body || focused.matches('main, h1, [role=group], [role=region]');
  const y = isAll ? Math.max(top, 0) + 2 : (top + bottom) / 2;
  const over = document.elementFromPoint(Math.max((left + right) / 2, 0), y);
  const isInSight = over !== null && (drawn.contains(over) || over.contains(drawn) || over.closest('label')?.control === focused);
  return { name, linePx, isInSight };
}`;
