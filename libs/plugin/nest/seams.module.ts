import { Global, Module } from '@nestjs/common';
import { WorkspaceRooms, Workspaces } from '@voicekeep/call-logs/domain';
import { RecordingCriteria } from '@voicekeep/call-logs/persistence';
import { RecordingRooms, SqlRecordingCriteria } from '@voicekeep/recordings/persistence';
import { KnownWorkspaces } from '@voicekeep/shared/access';
import { StorageRoom } from '@voicekeep/storage/domain';
import { TelephonySettingsRepository } from '@voicekeep/telephony/domain';
import { EveryRoom } from './every-room';
import { HostRooms } from './host-rooms';
import { RecordingFigures } from './recording-figures';
import { WorkFigures } from './work-figures';
import { WorkspaceOpening } from './workspace-opening';

/** Fills the slots that rooms leave for one another, and serves the host's own code. */
@Global()
@Module({
  providers: [
    WorkspaceOpening,
    RecordingFigures,
    WorkFigures,
    { provide: KnownWorkspaces, useExisting: Workspaces },
    { provide: RecordingCriteria, useExisting: SqlRecordingCriteria },
    {
      provide: WorkspaceRooms,
      inject: [
        RecordingRooms,
        StorageRoom,
        TelephonySettingsRepository,
        { token: HostRooms, optional: true },
      ],
      useFactory: (
        recordings: RecordingRooms,
        storage: StorageRoom,
        telephony: TelephonySettingsRepository,
        host?: HostRooms,
      ) => new EveryRoom(recordings, storage, telephony, host ?? null),
    },
  ],
  exports: [
    WorkspaceOpening,
    RecordingFigures,
    WorkFigures,
    KnownWorkspaces,
    RecordingCriteria,
    WorkspaceRooms,
  ],
})
export class SeamsModule {}
