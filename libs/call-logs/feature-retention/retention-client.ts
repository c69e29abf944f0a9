import { inject, Injectable } from '@angular/core';
import type {
  LegalHold,
  Page,
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRequest,
  RetentionSettings,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

@Injectable()
export class RetentionClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  read(): Promise<RetentionSettings> {
    return this.api.get(this.path('/retention'));
  }

  preview(rule: RetentionPreviewRequest): Promise<RetentionPreview> {
    return this.api.post(this.path('/retention/preview'), rule);
  }

  save(request: RetentionRequest): Promise<RetentionSettings> {
    return this.api.put(this.path('/retention'), request);
  }

  holds(cursor?: string): Promise<Page<LegalHold>> {
    return this.api.get(this.path('/holds'), { cursor });
  }

  lift(id: string): Promise<void> {
    return this.api.delete(this.path(`/holds/${id}`));
  }
}
