import { inject, Injectable } from '@angular/core';
import type { CopyCertificate, Recording } from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem } from '@voicekeep/shared/ui';

/** What is known of a recording, and what proves its copy. */
export interface RecordingFacts {
  recording: Recording;
  /** Null before a copy was verified, and after a deletion. */
  certificate: CopyCertificate | null;
}

const NO_CERTIFICATE: readonly string[] = ['recording.not_certified', 'recording.deleted'];

@Injectable()
export class TrailClient {
  private readonly api = inject(ApiClient);

  async facts(id: string): Promise<RecordingFacts> {
    const [recording, certificate] = await Promise.all([
      this.api.get('/workspaces/{workspaceId}/recordings/{id}', { path: { id } }),
      this.certificate(id),
    ]);
    return { recording, certificate };
  }

  /** @throws ApiProblem */
  async retry(id: string): Promise<void> {
    await this.api.post('/workspaces/{workspaceId}/recordings/{id}/retry', { path: { id } });
  }

  private async certificate(id: string): Promise<CopyCertificate | null> {
    try {
      return await this.api.get('/workspaces/{workspaceId}/recordings/{id}/certificate', { path: { id } });
    } catch (error) {
      const problem = toApiProblem(error);
      if (NO_CERTIFICATE.includes(problem.code)) return null;
      throw problem;
    }
  }
}
