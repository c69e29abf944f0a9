import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { Icon, ProblemNote, toApiProblem, Waits } from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { frameTexts } from '../texts/frame-texts';

@Component({
  selector: 'app-sign-in-page',
  imports: [
    Icon,
    MatButton,
    MatFormFieldModule,
    MatIconButton,
    MatInput,
    ProblemNote,
    ReactiveFormsModule,
    Waits,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where the person wanted to go; only addresses of this application count. */
  readonly to = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly email = viewChild.required<ElementRef<HTMLInputElement>>('email');
  protected readonly t = frameTexts();
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true }),
    password: new FormControl('', { nonNullable: true }),
  });
  protected readonly problem = signal(this.session.trouble());
  protected readonly isBusy = signal(false);
  protected readonly isShown = signal(false);

  constructor() {
    afterNextRender(() => this.email().nativeElement.focus());
  }

  protected async signIn(): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn(this.form.getRawValue());
      await this.router.navigateByUrl(inside(this.to()), { replaceUrl: true });
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}

const inside = (address: string | undefined): string =>
  address && /^\/(?!\/|\\|sign-in)/.test(address) ? address : '/';
