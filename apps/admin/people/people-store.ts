import { inject, Injectable, signal } from '@angular/core';
import type {
  Member,
  MemberAddRequest,
  MemberChangeRequest,
  PasswordChangeRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem } from '@voicekeep/shared/ui';

/** The people of the workspace shown. */
@Injectable()
export class PeopleStore {
  private readonly api = inject(ApiClient);
  readonly people = signal<readonly Member[] | null>(null);
  readonly problem = signal<string | null>(null);
  readonly passwordProblem = signal<string | null>(null);

  async load(): Promise<void> {
    await this.guard(async () => undefined);
  }

  add(request: MemberAddRequest): Promise<boolean> {
    return this.guard(() => this.api.post('/workspaces/{workspaceId}/members', { body: request }));
  }

  change(userId: string, change: MemberChangeRequest): Promise<boolean> {
    return this.guard(() =>
      this.api.patch('/workspaces/{workspaceId}/members/{userId}', { path: { userId }, body: change }),
    );
  }

  /** Ends the person's other sessions. */
  async changePassword(request: PasswordChangeRequest): Promise<boolean> {
    try {
      await this.api.put('/auth/password', { body: request });
      this.passwordProblem.set(null);
      return true;
    } catch (error) {
      this.passwordProblem.set(toApiProblem(error).message);
      return false;
    }
  }

  private async guard(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.people.set((await this.api.get('/workspaces/{workspaceId}/members')).items);
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
      return false;
    }
  }
}
