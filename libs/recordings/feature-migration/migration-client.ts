import { inject, Injectable } from '@angular/core';
import type {
  CopyMovePreview,
  MigrationItem,
  MigrationPreview,
  MigrationRun,
  MigrationRunRequest,
  Page,
  TwilioDeletionPreview,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

export type MigrationCommand = 'pause' | 'resume' | 'cancel' | 'retry-failed';

@Injectable()
export class MigrationClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  runs(): Promise<Page<MigrationRun>> {
    return this.api.get<Page<MigrationRun>>(this.path('/storage/migrations'), { limit: 20 });
  }

  run(id: string): Promise<MigrationRun> {
    return this.api.get<MigrationRun>(this.path(`/storage/migrations/${id}`));
  }

  preview(): Promise<MigrationPreview> {
    return this.api.get<MigrationPreview>(this.path('/storage/migrations/preview'));
  }

  start(request: MigrationRunRequest): Promise<MigrationRun> {
    return this.api.post<MigrationRun>(this.path('/storage/migrations'), request);
  }

  keptCopies(): Promise<TwilioDeletionPreview> {
    return this.api.get<TwilioDeletionPreview>(this.path('/storage/twilio-deletions/preview'));
  }

  /** @param count the number the person confirmed; the API refuses it when there is another by now */
  deleteTwilioCopies(count: number): Promise<MigrationRun> {
    return this.api.post<MigrationRun>(this.path('/storage/twilio-deletions'), { count });
  }

  copiesElsewhere(): Promise<CopyMovePreview> {
    return this.api.get<CopyMovePreview>(this.path('/storage/copy-moves/preview'));
  }

  /** @param count the number the person confirmed; the API refuses it when there is another by now */
  moveCopies(count: number): Promise<MigrationRun> {
    return this.api.post<MigrationRun>(this.path('/storage/copy-moves'), { count });
  }

  command(id: string, command: MigrationCommand): Promise<unknown> {
    return this.api.post<unknown>(this.path(`/storage/migrations/${id}/${command}`));
  }

  failures(id: string): Promise<Page<MigrationItem>> {
    return this.api.get<Page<MigrationItem>>(this.path(`/storage/migrations/${id}/items`), {
      state: 'failed',
      limit: 200,
    });
  }
}
