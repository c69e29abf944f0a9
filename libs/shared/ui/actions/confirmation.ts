import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from './confirm-dialog';

/** Asks before something that cannot be undone. */
@Injectable({ providedIn: 'root' })
export class Confirmation {
  private readonly dialogs = inject(MatDialog);

  /** True only when the person pressed the verb. */
  async ask(question: Question): Promise<boolean> {
    const dialog = this.dialogs.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      maxWidth: 480,
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
