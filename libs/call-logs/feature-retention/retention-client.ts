import { inject, Injectable } from '@angular/core';
import type {
  LegalHold,
  Page,
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRequest,
  RetentionSettings,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

@Injectable()
export class RetentionClient {
  private readonly api = inject(ApiClient);

  read(): Promise<RetentionSettings> {
    return this.api.get('/workspaces/{workspaceId}/retention');
  }

  preview(rule: RetentionPreviewRequest): Promise<RetentionPreview> {
    return this.api.post('/workspaces/{workspaceId}/retention/preview', { body: rule });
  }

  save(request: RetentionRequest): Promise<RetentionSettings> {
    return this.api.put('/workspaces/{workspaceId}/retention', { body: request });
  }

  holds(cursor?: string): Promise<Page<LegalHold>> {
    return this.api.get('/workspaces/{workspaceId}/holds', { query: { cursor } });
  }

  lift(id: string): Promise<void> {
    return this.api.delete('/workspaces/{workspaceId}/holds/{holdId}', { path: { holdId: id } });
  }
}
