import { Global, Module } from '@nestjs/common';
import { CallLogRecordings, WorkspaceRooms } from '@voicekeep/call-logs/domain';
import { RecordingCriteria } from '@voicekeep/call-logs/persistence';
import { RecordingRooms, SqlRecordingCriteria } from '@voicekeep/recordings/persistence';
import { Database } from '@voicekeep/shared/persistence';
import { StorageRoom } from '@voicekeep/storage/domain';
import { TelephonyEvents, TelephonySettingsRepository } from '@voicekeep/telephony/domain';
import { EveryRoom } from './every-room';
import { HostRooms } from './host-rooms';
import { RecordingFigures } from './recording-figures';
import { WorkspaceOpening } from './workspace-opening';

const none = { recordings: 0, filesToRemove: 0 };

/** Fills the slots that rooms leave for one another. */
@Global()
@Module({
  providers: [
    WorkspaceOpening,
    RecordingFigures,
    { provide: RecordingCriteria, useFactory: () => new SqlRecordingCriteria() },
    {
      provide: WorkspaceRooms,
      inject: [Database, StorageRoom, TelephonySettingsRepository, { token: HostRooms, optional: true }],
      useFactory: (
        database: Database,
        storage: StorageRoom,
        telephony: TelephonySettingsRepository,
        host?: HostRooms,
      ) => new EveryRoom(new RecordingRooms(database), storage, telephony, host ?? null),
    },
    { provide: TelephonyEvents, useValue: { accept: () => Promise.resolve() } },
    {
      provide: CallLogRecordings,
      useValue: {
        summaries: () => Promise.resolve(new Map()),
        release: () => Promise.resolve(none),
        releaseWorkspace: () => Promise.resolve(none),
        isWorkspaceSettled: () => Promise.resolve(true),
      },
    },
  ],
  exports: [
    WorkspaceOpening,
    RecordingFigures,
    RecordingCriteria,
    WorkspaceRooms,
    TelephonyEvents,
    CallLogRecordings,
  ],
})
export class SeamsModule {}
