import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { firstValueFrom } from 'rxjs';
import { CallLogStore } from '../call-log-store';
import type { CallRow } from '../table/call-row';
import type { TrailDialog, TrailToShow } from './trail-dialog';

/** Opens where the recordings of a call are; loaded when first asked for. */
@Injectable()
export class CallTrail {
  private readonly dialogs = inject(MatDialog);
  private readonly store = inject(CallLogStore);
  private readonly mayRetry = inject(VOICEKEEP_CONTEXT).mayAdminister;

  /** @returns the recording the person wants to hear; null for none */
  async open(row: CallRow): Promise<string | null> {
    if (row.call.recordings.length === 0) return null;
    const loaded = await import('./trail-dialog');
    const data: TrailToShow = {
      row,
      mayRetry: this.mayRetry(),
      changed: () => void this.store.refresh(),
    };
    const dialog = this.dialogs.open<TrailDialog, TrailToShow, string>(loaded.TrailDialog, {
      data,
      width: '720px',
      maxWidth: '100vw',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? null;
  }
}
