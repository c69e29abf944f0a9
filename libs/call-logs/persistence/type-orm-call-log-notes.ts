import { IsNull } from 'typeorm';
import type { Database } from '@voicekeep/shared/persistence';
import { CallLogNotes } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import { CallLogEntity } from './call-log.entity';

export class TypeOrmCallLogNotes extends CallLogNotes {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
  ) {
    super();
  }

  override async write(workspaceId: string, callLogId: string, notes: string | null): Promise<boolean> {
    const row = { workspaceId, id: callLogId };
    const cell = await this.cells.seal(row, 'notes', notes);
    const logs = this.database.repository(CallLogEntity);
    const { affected } = await logs.update({ ...row, deletionJobId: IsNull() }, { notes: cell });
    // A null written over a null changes no row, and yet the log is there.
    return affected !== 0 || logs.existsBy({ ...row, deletionJobId: IsNull() });
  }
}
