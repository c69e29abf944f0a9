import { inject, Injectable, signal } from '@angular/core';
import type {
  Member,
  MemberAddRequest,
  MemberChangeRequest,
  Page,
  PasswordChangeRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient, toApiProblem, workspacePaths } from '@voicekeep/shared/ui';

/** The people of the workspace shown. */
@Injectable()
export class PeopleStore {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();
  readonly people = signal<readonly Member[] | null>(null);
  readonly problem = signal<string | null>(null);
  readonly passwordProblem = signal<string | null>(null);

  async load(): Promise<void> {
    await this.guard(async () => undefined);
  }

  add(request: MemberAddRequest): Promise<boolean> {
    return this.guard(() => this.api.post<Member>(this.path('/members'), request));
  }

  change(userId: string, change: MemberChangeRequest): Promise<boolean> {
    return this.guard(() => this.api.patch<Member>(this.path(`/members/${userId}`), change));
  }

  /** Ends the person's other sessions. */
  async changePassword(request: PasswordChangeRequest): Promise<boolean> {
    try {
      await this.api.put('/auth/password', request);
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
      this.people.set((await this.api.get<Page<Member>>(this.path('/members'))).items);
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
      return false;
    }
  }
}
