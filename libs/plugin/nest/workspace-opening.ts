import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Workspaces } from '@voicekeep/call-logs/domain';
import { WorkspaceRegister } from '@voicekeep/call-logs/workflow';
import { HistoryImporter } from '@voicekeep/recordings/workflow';
import type { Actor } from '@voicekeep/shared/access';
import type { TelephonySettingsRequest } from '@voicekeep/shared/contracts';
import { newId, Transactions } from '@voicekeep/shared/kernel';
import { TelephonySettingsEditor } from '@voicekeep/telephony/domain';

/** Opens workspaces from a host's own code, as the REST API would for a person. */
@Injectable()
export class WorkspaceOpening {
  constructor(
    private readonly rooms: ModuleRef,
    private readonly workspaces: Workspaces,
    private readonly transactions: Transactions,
  ) {}

  async isNoneYet(): Promise<boolean> {
    return (await this.workspaces.ids()).length === 0;
  }

  /**
   * A workspace, its Twilio account and the order to import the account's history: all of it or nothing,
   * so that a process that dies here leaves nothing half open. A worker then carries the import out.
   * @returns the workspace's id
   * @throws VoicekeepError `telephony.*` for an account of a bad shape or in use elsewhere
   */
  async open(name: string, telephony: TelephonySettingsRequest, actor: Actor): Promise<string> {
    const by = { actor, requestId: newId() };
    const find = { strict: false } as const;
    return this.transactions.run(async () => {
      const { id } = await this.rooms.get(WorkspaceRegister, find).create(name, by);
      await this.rooms.get(TelephonySettingsEditor, find).save(id, telephony, by);
      await this.rooms.get(HistoryImporter, find).order(id);
      return id;
    });
  }
}
