import { Global, Module } from '@nestjs/common';
import { ConditionBook, ConditionFigures } from '@voicekeep/alerts/domain';
import { WorkspaceRooms, Workspaces } from '@voicekeep/call-logs/domain';
import { RecordingCriteria } from '@voicekeep/call-logs/persistence';
import { RecordingRooms, SqlRecordingCriteria } from '@voicekeep/recordings/persistence';
import { KnownWorkspaces } from '@voicekeep/shared/access';
import { Database } from '@voicekeep/shared/persistence';
import { StorageRoom } from '@voicekeep/storage/domain';
import { TelephonySettingsRepository } from '@voicekeep/telephony/domain';
import { EveryRoom } from './every-room';
import { HostRooms } from './host-rooms';
import { PlaceFigures } from './place-figures';
import { RecordingFigures } from './recording-figures';
import { SqlConditionFigures } from './sql-condition-figures';
import { WorkFigures } from './work-figures';
import { WorkspaceOpening } from './workspace-opening';

/** Fills the slots that rooms leave for one another, and serves the host's own code. */
@Global()
@Module({
  providers: [
    WorkspaceOpening,
    PlaceFigures,
    RecordingFigures,
    WorkFigures,
    {
      provide: ConditionFigures,
      inject: [Database],
      useFactory: (database: Database) => new SqlConditionFigures(database),
    },
    { provide: KnownWorkspaces, useExisting: Workspaces },
    { provide: RecordingCriteria, useExisting: SqlRecordingCriteria },
    {
      provide: WorkspaceRooms,
      inject: [
        RecordingRooms,
        StorageRoom,
        TelephonySettingsRepository,
        ConditionBook,
        { token: HostRooms, optional: true },
      ],
      useFactory: (
        recordings: RecordingRooms,
        storage: StorageRoom,
        telephony: TelephonySettingsRepository,
        conditions: ConditionBook,
        host?: HostRooms,
      ) => new EveryRoom(recordings, storage, telephony, conditions, host ?? null),
    },
  ],
  exports: [
    WorkspaceOpening,
    PlaceFigures,
    RecordingFigures,
    WorkFigures,
    ConditionFigures,
    KnownWorkspaces,
    RecordingCriteria,
    WorkspaceRooms,
  ],
})
export class SeamsModule {}
