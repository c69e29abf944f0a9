import { BullModule } from '@nestjs/bull';
import { Global, Module, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, SkewWatch, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { AgedRecordings, CallLogRecordings, RecordingDownloads } from '@voicekeep/call-logs/domain';
import { StoredAudio } from '@voicekeep/storage/domain';
import { TelephonyEvents } from '@voicekeep/telephony/domain';
import { Bell, CrashPoints, Spool } from '@voicekeep/recordings/domain';
import {
  DownloadsController,
  HistoryImportController,
  MediaController,
  MigrationsController,
  RecordingsController,
  RestoresController,
  CertificatesController,
  SweepsController,
  CopyMovesController,
  TwilioDeletionsController,
} from '@voicekeep/recordings/api';
import { RecordingRooms, SqlRecordingCriteria, WorkerBeats } from '@voicekeep/recordings/persistence';
import {
  BULL_CONFIG,
  BULL_PREFIX,
  BullBell,
  CLEANUP_QUEUE,
  CleanupProcessor,
  MIGRATION_QUEUE,
  MigrationProcessor,
  QueueFigures,
  RecordingWorker,
  ShutdownSignal,
  WorkerLife,
} from '@voicekeep/recordings/queue';
import { HistoryImporter, Traffic, WorkerClaims } from '@voicekeep/recordings/workflow';
import { BeatingWorker } from './beating-worker';
import { EnvironmentCrashPoints } from './environment-crash-points';
import { FileSpool } from './file-spool';
import { persistenceProviders } from './persistence.providers';
import { reportOf } from './worker-report';
import { workflowProviders } from './workflow.providers';

const processProviders: Provider[] = [
  ShutdownSignal,
  BullBell,
  { provide: Bell, useExisting: BullBell },
  { provide: CrashPoints, useFactory: () => new EnvironmentCrashPoints() },
  {
    provide: Spool,
    inject: [VoicekeepOptions],
    useFactory: ({ spoolDirectory, spoolQuotaBytes }: VoicekeepOptions) =>
      new FileSpool(spoolDirectory, spoolQuotaBytes),
  },
  {
    provide: WorkerLife,
    inject: [WorkerBeats, ModuleRef, Clock, Spool, Traffic, SkewWatch],
    useFactory: (
      beats: WorkerBeats,
      modules: ModuleRef,
      clock: Clock,
      ...parts: [Spool, Traffic, SkewWatch]
    ): WorkerLife =>
      new BeatingWorker(
        beats,
        () => modules.get(WorkerClaims),
        clock,
        () => reportOf(...parts),
      ),
  },
  MigrationProcessor,
  CleanupProcessor,
  QueueFigures,
  RecordingWorker,
];

/** The life of recordings: fills the slots telephony and call logs leave open. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync(BULL_CONFIG, {
      inject: [VoicekeepOptions],
      useFactory: ({ redisUrl }: VoicekeepOptions) => ({ url: redisUrl, prefix: BULL_PREFIX }),
    }),
    BullModule.registerQueue(
      { configKey: BULL_CONFIG, name: MIGRATION_QUEUE },
      { configKey: BULL_CONFIG, name: CLEANUP_QUEUE },
    ),
  ],
  controllers: [
    CertificatesController,
    DownloadsController,
    MigrationsController,
    RecordingsController,
    RestoresController,
    MediaController,
    HistoryImportController,
    SweepsController,
    CopyMovesController,
    TwilioDeletionsController,
  ],
  providers: [...persistenceProviders, ...workflowProviders, ...processProviders],
  exports: [
    TelephonyEvents,
    StoredAudio,
    AgedRecordings,
    CallLogRecordings,
    RecordingDownloads,
    SqlRecordingCriteria,
    RecordingRooms,
    HistoryImporter,
    WorkerBeats,
    QueueFigures,
  ],
})
export class RecordingsModule {}
