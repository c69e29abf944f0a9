import type { ComponentFixture } from '@angular/core/testing';

/** A component as a person meets it: words, buttons and fields. */
export class Rendered<T> {
  constructor(private readonly fixture: ComponentFixture<T>) {}

  get element(): HTMLElement {
    return this.fixture.nativeElement;
  }

  get text(): string {
    return this.element.textContent ?? '';
  }

  /** Presses the button of this name. @throws Error when no such button is in sight */
  press(name: string): void {
    const button = [...this.element.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === name,
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  }

  field(name: string): HTMLInputElement {
    const field = this.element.querySelector<HTMLInputElement>(`[formControlName=${name}]`);
    if (!field) throw new Error(`There is no field "${name}".`);
    return field;
  }

  /** Resolves when what was begun has been drawn. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await this.fixture.whenStable();
  }
}
