import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LoginRequest, Me, Page, Workspace } from '@voicekeep/shared/contracts';
import { toApiProblem, uiTexts } from '@voicekeep/shared/ui';
import { firstValueFrom } from 'rxjs';
import { SessionMemory } from './session-memory';

const API = '/api/v1';

/** Who is signed in and which workspace is shown. The session itself is a cookie no script can read. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly memory = inject(SessionMemory);
  private readonly ui = uiTexts();
  private readonly who = signal<Me | null>(null);
  private readonly list = signal<readonly Workspace[]>([]);
  private readonly chosen = signal<string | null>(null);
  private readonly unresumed = signal<string | null>(null);

  readonly me = this.who.asReadonly();
  readonly workspaces = this.list.asReadonly();
  readonly workspaceId = this.chosen.asReadonly();
  /** What kept a session from being resumed that may still be good, as a sentence for the person. */
  readonly trouble = this.unresumed.asReadonly();
  readonly mayCreateWorkspaces = computed(() => this.holds('admin', '*'));
  /** Whether the installation itself may be looked into: how its servers and workers do. */
  readonly mayOperate = this.mayCreateWorkspaces;
  readonly mayAdminister = computed(() => {
    const id = this.chosen();
    return id === null ? this.holds('admin', '*') : this.mayChange(id);
  });

  /** Resumes the session of this browser; false when there is none. */
  async resume(): Promise<boolean> {
    if (this.who()) return true;
    if (!this.memory.wasSignedIn()) return false;
    try {
      // Both at once: on a slow line each takes its time, and a page waits for them.
      const [me, page] = await Promise.all([
        firstValueFrom(this.http.get<Me>(`${API}/auth/me`)),
        this.workspacePage(),
      ]);
      this.enter(me, page);
      return true;
    } catch (error) {
      const problem = toApiProblem(error, this.ui);
      if (problem.status === 401) this.forget();
      else this.unresumed.set(problem.message);
      return false;
    }
  }

  /** Rejects with an `ApiProblem` whose sentence says what was wrong. */
  async signIn(request: LoginRequest): Promise<void> {
    try {
      const me = await firstValueFrom(this.http.post<Me>(`${API}/auth/login`, request));
      this.enter(me, await this.workspacePage());
    } catch (error) {
      throw toApiProblem(error, this.ui);
    }
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post(`${API}/auth/logout`, {})).catch(() => undefined);
    this.forget();
  }

  /** Whether a workspace, shown or not, may be changed. */
  mayChange(workspaceId: string): boolean {
    return this.holds('admin', '*') || this.holds('admin', workspaceId);
  }

  choose(workspaceId: string): void {
    this.chosen.set(workspaceId);
    this.memory.rememberWorkspace(workspaceId);
  }

  async createWorkspace(name: string): Promise<void> {
    try {
      const made = await firstValueFrom(this.http.post<Workspace>(`${API}/workspaces`, { name }));
      this.list.update((list) => [...list, made]);
      this.choose(made.id);
    } catch (error) {
      throw toApiProblem(error, this.ui);
    }
  }

  renamed(changed: Workspace): void {
    this.list.update((list) => list.map((known) => (known.id === changed.id ? changed : known)));
  }

  /** It is gone: another one is shown, or none where it was the last. */
  removed(workspaceId: string): void {
    this.list.update((list) => list.filter(({ id }) => id !== workspaceId));
    if (this.chosen() === workspaceId) this.chosen.set(this.list()[0]?.id ?? null);
  }

  forget(): void {
    this.who.set(null);
    this.unresumed.set(null);
    this.list.set([]);
    this.chosen.set(null);
    this.memory.forgetSession();
  }

  private workspacePage(): Promise<Page<Workspace>> {
    return firstValueFrom(this.http.get<Page<Workspace>>(`${API}/workspaces`, { params: { limit: 200 } }));
  }

  private enter(me: Me, page: Page<Workspace>): void {
    this.list.set(page.items);
    const last = this.memory.lastWorkspace();
    const shown = page.items.find(({ id }) => id === last) ?? page.items[0];
    this.chosen.set(shown?.id ?? null);
    this.who.set(me);
    this.unresumed.set(null);
    this.memory.rememberSession();
  }

  private holds(role: 'admin', workspaceId: string): boolean {
    return (this.who()?.grants ?? []).some(
      (grant) => grant.role === role && grant.workspaceId === workspaceId,
    );
  }
}
