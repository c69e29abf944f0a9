import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { formatSeconds, pollWhileVisible, ProblemNote, saveBlob } from '@voicekeep/shared/ui';
import type { CallRow } from '../table/call-row';
import { callDialogTexts, type SayCallDialogs } from '../texts/call-dialog-texts';
import { RecordingTrail } from './recording-trail';
import { type RecordingFacts, TrailClient } from './trail-client';
import { TrailStore } from './trail-store';

export interface TrailToShow {
  row: CallRow;
  mayRetry: boolean;
  /** Something else is true of the call now. */
  changed: () => void;
}

const REFRESH_MS = 3000;

/** Where the recordings of a call are, and how that came. Closes with the id of a recording to play. */
@Component({
  selector: 'vk-trail-dialog',
  imports: [MatButton, MatDialogModule, ProblemNote, RecordingTrail],
  providers: [TrailClient, TrailStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trail-dialog.html',
  styles: `
    p {
      margin: 0 0 16px;
    }
  `,
})
export class TrailDialog {
  private readonly dialog = inject<MatDialogRef<TrailDialog, string>>(MatDialogRef);
  private readonly document = inject(DOCUMENT);
  protected readonly data = inject<TrailToShow>(MAT_DIALOG_DATA);
  protected readonly store = inject(TrailStore);
  protected readonly t = callDialogTexts();
  protected readonly recordings = computed(() =>
    (this.store.recordings() ?? []).map((facts, index, all) => ({
      facts,
      title: all.length > 1 ? titleOf(facts, index, all.length, this.t) : '',
    })),
  );

  constructor() {
    void this.load();
    pollWhileVisible(async () => this.store.isMoving() && this.store.refresh(), REFRESH_MS);
  }

  protected load(): Promise<void> {
    return this.store.open(this.data.row.call.recordings.map(({ id }) => id));
  }

  protected play(id: string): void {
    this.dialog.close(id);
  }

  protected async retry(id: string): Promise<void> {
    if (await this.store.retry(id)) this.data.changed();
  }

  protected saveCertificate({ certificate }: RecordingFacts): void {
    if (!certificate) return;
    const text = `${JSON.stringify(certificate, null, 2)}\n`;
    const blob = new Blob([text], { type: 'application/json' });
    saveBlob(this.document, blob, `certificate-${certificate.recordingSid}.json`);
  }
}

function titleOf(
  { recording: { kind, durationSeconds } }: RecordingFacts,
  index: number,
  all: number,
  t: SayCallDialogs,
): string {
  const gaps = { index: index + 1, all, length: formatSeconds(durationSeconds) };
  return t(kind === 'voicemail' ? 'trail.nth_voicemail' : 'trail.nth_call', gaps);
}
