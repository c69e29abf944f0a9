import { IsNull } from 'typeorm';
import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { StoragePeriodEntity } from './storage-period.entity';

/** When storage was switched on, so that a recording known late is judged by the moment it was made. */
export class StoragePeriods {
  constructor(private readonly database: Database) {}

  private get rows() {
    return this.database.repository(StoragePeriodEntity);
  }

  async record(workspaceId: string, enabled: boolean, at: Date): Promise<void> {
    const open = await this.rows.findOneBy({ workspaceId, enabledTo: IsNull() });
    if (enabled && !open)
      await this.rows.insert({ workspaceId, id: newId(), enabledFrom: at, enabledTo: null });
    if (!enabled && open) await this.rows.update({ workspaceId, id: open.id }, { enabledTo: at });
  }

  async includes(workspaceId: string, instant: Date): Promise<boolean> {
    return this.rows
      .createQueryBuilder('p')
      .where('p.workspaceId = :workspaceId AND p.enabledFrom <= :instant', { workspaceId, instant })
      .andWhere('(p.enabledTo IS NULL OR p.enabledTo > :instant)')
      .getExists();
  }
}
