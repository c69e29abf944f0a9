import type { Actor, Rights } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { Page, Workspace } from '@voicekeep/shared/contracts';
import type { PageRequest, Transactions } from '@voicekeep/shared/kernel';
import type { WorkspaceStore } from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

/** Opens, names and lists workspaces. */
export class WorkspaceRegister {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly rights: Rights,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Those the actor may read, oldest first; `cursor` is the id of the last one seen. */
  async page(actor: Actor, { limit, cursor }: PageRequest): Promise<Page<Workspace>> {
    const visible: Workspace[] = [];
    let last: string | null = cursor ?? null;
    while (visible.length <= limit) {
      const next = await this.workspaces.after(last, limit + 1);
      for (const workspace of next)
        if (await this.rights.can(actor, 'workspace.read', { workspaceId: workspace.id }))
          visible.push(workspace);
      last = next.at(-1)?.id ?? last;
      if (next.length <= limit) break;
    }
    const items = visible.slice(0, limit);
    return { items, nextCursor: visible.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** @throws VoicekeepError `workspace.not_found` */
  get(workspaceId: string): Promise<Workspace> {
    return requireWorkspace(this.workspaces, workspaceId);
  }

  create(name: string, by: Requester): Promise<Workspace> {
    return this.transactions.run(async () => {
      const workspace = await this.workspaces.add(name);
      await this.record('workspace.created', workspace.id, by);
      return workspace;
    });
  }

  /** @throws VoicekeepError `workspace.not_found` */
  rename(workspaceId: string, name: string, by: Requester): Promise<Workspace> {
    return this.transactions.run(async () => {
      const workspace = await requireWorkspace(this.workspaces, workspaceId);
      await this.workspaces.rename(workspaceId, name);
      await this.record('workspace.renamed', workspaceId, by);
      return { ...workspace, name };
    });
  }

  private record(action: string, workspaceId: string, by: Requester): Promise<void> {
    const resource = { type: 'workspace', id: workspaceId };
    return this.audit.append({ ...by, action, outcome: 'ok', workspaceId, resource });
  }
}
