import { inject, Injectable } from '@angular/core';
import type { Page, Recording } from '@voicekeep/shared/contracts';
import { NewestFirstList } from '@voicekeep/shared/ui';
import { KeptRecordingsClient } from './kept-recordings-client';

@Injectable()
export class KeptRecordingsStore extends NewestFirstList<Recording> {
  private readonly client = inject(KeptRecordingsClient);

  show(): Promise<void> {
    return this.restart();
  }

  remove(id: string): Promise<void> {
    return this.try(async () => {
      await this.client.remove(id);
      this.drop(new Set([id]));
    });
  }

  /** Null when there is none; the reason is then in `problem`. */
  async downloadLink(id: string): Promise<string | null> {
    let url: string | null = null;
    await this.try(async () => {
      ({ url } = await this.client.downloadLink(id));
    });
    return url;
  }

  deletesTwilioCopies(): Promise<boolean | null> {
    return this.client.deletesTwilioCopies();
  }

  protected override page(cursor?: string): Promise<Page<Recording>> {
    return this.client.page(cursor);
  }
}
