import { inject, Injectable, signal } from '@angular/core';
import type { DeletionPreview, Job, Workspace } from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';
import { Session } from '../session/session';

/** A deletion that was ordered here, and how far it is. */
export interface WorkspaceDeletion {
  readonly name: string;
  readonly job: Job;
}

/** The workspaces of the session, and the deletions ordered since the page was opened. */
@Injectable()
export class WorkspacesStore {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly ordered = signal<readonly WorkspaceDeletion[]>([]);
  readonly workspaces = this.session.workspaces;
  readonly deletions = this.ordered.asReadonly();

  create(name: string): Promise<void> {
    return this.session.createWorkspace(name);
  }

  async rename(id: string, name: string): Promise<void> {
    this.session.renamed(
      await this.api.patch('/workspaces/{workspaceId}', { path: { workspaceId: id }, body: { name } }),
    );
  }

  preview(id: string): Promise<DeletionPreview> {
    return this.api.post('/workspaces/{workspaceId}/delete-preview', { path: { workspaceId: id } });
  }

  async delete({ id, name }: Workspace): Promise<void> {
    const job = await this.api.delete('/workspaces/{workspaceId}', { path: { workspaceId: id } });
    this.ordered.update((known) => [{ name, job }, ...known]);
    this.session.removed(id);
  }

  /** Looks how far the deletions under way are. */
  async look(): Promise<void> {
    for (const { job } of this.ordered().filter((one) => one.job.state === 'running')) {
      const now = await this.api.get('/jobs/{jobId}', { path: { jobId: job.id } });
      this.ordered.update((known) =>
        known.map((one) => (one.job.id === now.id ? { ...one, job: now } : one)),
      );
    }
  }
}
