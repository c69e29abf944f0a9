import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { CallLogClient } from '../call-log-client';
import { CallLogStore } from '../call-log-store';
import type { HoldsToPlace } from './hold-dialog';

/** Puts calls on hold after asking for the reason; the dialog is loaded when first asked for. */
@Injectable()
export class CallHolds {
  private readonly dialogs = inject(MatDialog);
  private readonly client = inject(CallLogClient);
  private readonly store = inject(CallLogStore);

  /** @param subject what is held, in words */
  async ask(ids: Iterable<string>, subject: string): Promise<void> {
    const { HoldDialog } = await import('./hold-dialog');
    const data: HoldsToPlace = {
      ids: [...ids],
      subject,
      place: async (callLogId, reason) => {
        const hold = await this.client.hold({ callLogId, reason });
        this.store.held(callLogId);
        return hold;
      },
    };
    this.dialogs.open(HoldDialog, { data, width: '520px', maxWidth: '100vw' });
  }
}
