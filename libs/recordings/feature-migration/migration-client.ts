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
import { ApiClient } from '@voicekeep/shared/ui';

export type MigrationCommand = 'pause' | 'resume' | 'cancel' | 'retry-failed';

@Injectable()
export class MigrationClient {
  private readonly api = inject(ApiClient);

  runs(): Promise<Page<MigrationRun>> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations', { query: { limit: 20 } });
  }

  run(id: string): Promise<MigrationRun> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations/{id}', { path: { id } });
  }

  preview(): Promise<MigrationPreview> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations/preview');
  }

  start(request: MigrationRunRequest): Promise<MigrationRun> {
    return this.api.post('/workspaces/{workspaceId}/storage/migrations', { body: request });
  }

  keptCopies(): Promise<TwilioDeletionPreview> {
    return this.api.get('/workspaces/{workspaceId}/storage/twilio-deletions/preview');
  }

  /** @param count the number the person confirmed; the API refuses it when there is another by now */
  deleteTwilioCopies(count: number): Promise<MigrationRun> {
    return this.api.post('/workspaces/{workspaceId}/storage/twilio-deletions', { body: { count } });
  }

  copiesElsewhere(): Promise<CopyMovePreview> {
    return this.api.get('/workspaces/{workspaceId}/storage/copy-moves/preview');
  }

  /** @param count the number the person confirmed; the API refuses it when there is another by now */
  moveCopies(count: number): Promise<MigrationRun> {
    return this.api.post('/workspaces/{workspaceId}/storage/copy-moves', { body: { count } });
  }

  command(id: string, command: MigrationCommand): Promise<unknown> {
    return this.api.post('/workspaces/{workspaceId}/storage/migrations/{id}/{step}', {
      path: { id, step: command },
    });
  }

  failures(id: string): Promise<Page<MigrationItem>> {
    return this.api.get('/workspaces/{workspaceId}/storage/migrations/{id}/items', {
      path: { id },
      query: {
        state: 'failed',
        limit: 200,
      },
    });
  }
}
