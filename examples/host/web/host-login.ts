import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { HostSession } from './host-session';

@Component({
  selector: 'host-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form (submit)="logIn($event, email.value, password.value)">
    <h1>Welcome back</h1>
    <label for="email">Email</label>
    <input #email id="email" type="email" autocomplete="username" />
    <label for="password">Password</label>
    <input #password id="password" type="password" autocomplete="current-password" />
    @if (problem(); as sentence) {
      <p role="alert">{{ sentence }}</p>
    }
    <button type="submit">Sign in</button>
  </form>`,
  styles: `
    form {
      display: grid;
      gap: 8px;
      max-inline-size: 320px;
      margin: 64px auto;
      padding: 0 16px;
    }
    input,
    button {
      font: inherit;
      padding: 8px;
    }
  `,
})
export class HostLogin {
  private readonly session = inject(HostSession);
  protected readonly problem = signal<string | null>(null);

  protected async logIn(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    try {
      await this.session.logIn(email, password);
    } catch (error) {
      const isWrong = error instanceof HttpErrorResponse && error.status === 401;
      this.problem.set(isWrong ? 'Wrong e-mail or password.' : 'The dashboard does not answer. Try again.');
    }
  }
}
