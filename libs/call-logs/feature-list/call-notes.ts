import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { CallLogStore } from './call-log-store';
import type { NotesToWrite } from './call-notes-dialog';
import type { CallRow } from './table/call-row';

/** Opens what people wrote about a call; loaded when first asked for. */
@Injectable()
export class CallNotes {
  private readonly dialogs = inject(MatDialog);
  private readonly store = inject(CallLogStore);
  private readonly mayWrite = inject(VOICEKEEP_CONTEXT).mayAdminister;

  async open(row: CallRow): Promise<void> {
    const { CallNotesDialog } = await import('./call-notes-dialog');
    const data: NotesToWrite = {
      row,
      mayWrite: this.mayWrite(),
      save: (change) => this.store.annotate(row.id, change),
    };
    this.dialogs.open(CallNotesDialog, { data, width: '520px', maxWidth: '100vw' });
  }
}
