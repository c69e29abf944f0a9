import { Global, Module, type Provider } from '@nestjs/common';
import { AuditTrail } from '@voicekeep/shared/audit';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, SkewWatch, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  ConnectionTestController,
  FormHelpController,
  LifecycleController,
  StorageCareController,
  StorageSettingsController,
} from '@voicekeep/storage/api';
import {
  AllowedEndpoints,
  AskedWorker,
  BucketLifecycle,
  ClassSurvey,
  ConnectionCheck,
  KeyPreviewer,
  LifecycleDesk,
  LocationBook,
  LocationsDesk,
  ObjectStoreFactory,
  ObjectStores,
  ProbeLoans,
  RestoreWatch,
  StoredAudio,
  StorageRoom,
  StorageSettingsEditor,
  StorageSettingsRepository,
  UsageDesk,
  WorkerErrands,
  WorkspaceStorage,
} from '@voicekeep/storage/domain';
import {
  SqlWorkerErrands,
  StorageLocations,
  StoragePeriods,
  StoredObjectStores,
  TypeOrmStorageRoom,
  TypeOrmStorageSettings,
  TypeOrmWorkspaceStorage,
} from '@voicekeep/storage/persistence';
import {
  EndpointGuard,
  S3BucketLifecycle,
  S3ConnectionCheck,
  S3ObjectStoreFactory,
} from '@voicekeep/storage/s3';
import { ClassSurveyRound } from './class-survey-round';
import { ErrandRound } from './errand-round';

const originsOf = ({ publicUrl, dashboardOrigins }: VoicekeepOptions): string[] => [
  ...new Set([new URL(publicUrl).origin, ...dashboardOrigins]),
];

const providers: Provider[] = [
  {
    provide: EndpointGuard,
    inject: [VoicekeepOptions],
    useFactory: (options: VoicekeepOptions) =>
      new EndpointGuard(new AllowedEndpoints(options.s3AllowedEndpoints), undefined, options.s3AllowKeyless),
  },
  {
    provide: ConnectionCheck,
    inject: [EndpointGuard, VoicekeepOptions, Clock],
    useFactory: (guard: EndpointGuard, options: VoicekeepOptions, clock: Clock) =>
      new S3ConnectionCheck(guard, originsOf(options), clock),
  },
  {
    provide: ObjectStoreFactory,
    inject: [EndpointGuard, { token: SkewWatch, optional: true }],
    useFactory: (guard: EndpointGuard, skew?: SkewWatch) =>
      new S3ObjectStoreFactory(guard, {
        onServerDate: (date) => skew?.heard('buckets', date.toUTCString()),
      }),
  },
  {
    provide: StorageLocations,
    inject: [Database, CellCipher, Clock],
    useFactory: (database: Database, cipher: CellCipher, clock: Clock) =>
      new StorageLocations(database, cipher, clock),
  },
  {
    provide: StoragePeriods,
    inject: [Database],
    useFactory: (database: Database) => new StoragePeriods(database),
  },
  {
    provide: StorageSettingsRepository,
    inject: [Database, CellCipher, StorageLocations, StoragePeriods, Clock],
    useFactory: (...parts: ConstructorParameters<typeof TypeOrmStorageSettings>) =>
      new TypeOrmStorageSettings(...parts),
  },
  {
    provide: WorkspaceStorage,
    inject: [StorageSettingsRepository, StoragePeriods],
    useFactory: (...parts: ConstructorParameters<typeof TypeOrmWorkspaceStorage>) =>
      new TypeOrmWorkspaceStorage(...parts),
  },
  {
    provide: ObjectStores,
    inject: [StorageLocations, StorageSettingsRepository, ObjectStoreFactory],
    useFactory: (...parts: ConstructorParameters<typeof StoredObjectStores>) =>
      new StoredObjectStores(...parts),
  },
  {
    provide: StorageRoom,
    inject: [Database],
    useFactory: (database: Database) => new TypeOrmStorageRoom(database),
  },
  {
    provide: StorageSettingsEditor,
    inject: [StorageSettingsRepository, ConnectionCheck, AuditTrail, AskedWorker, VoicekeepOptions],
    useFactory: (
      repository: StorageSettingsRepository,
      check: ConnectionCheck,
      audit: AuditTrail,
      worker: AskedWorker,
      { runWorkers }: VoicekeepOptions,
    ) => new StorageSettingsEditor(repository, check, audit, runWorkers ? null : worker),
  },
  {
    provide: WorkerErrands,
    inject: [Database, CellCipher],
    useFactory: (database: Database, cipher: CellCipher) => new SqlWorkerErrands(database, cipher),
  },
  {
    provide: AskedWorker,
    inject: [WorkerErrands, ConnectionCheck, Clock],
    useFactory: (...parts: ConstructorParameters<typeof AskedWorker>) => new AskedWorker(...parts),
  },
  {
    provide: BucketLifecycle,
    inject: [EndpointGuard],
    useFactory: (guard: EndpointGuard) => new S3BucketLifecycle(guard),
  },
  { provide: LocationBook, useExisting: StorageLocations },
  {
    provide: LifecycleDesk,
    inject: [StorageSettingsRepository, LocationBook, BucketLifecycle, StoredAudio, AuditTrail, Clock],
    useFactory: (
      settings: StorageSettingsRepository,
      locations: LocationBook,
      lifecycle: BucketLifecycle,
      audio: StoredAudio,
      audit: AuditTrail,
      clock: Clock,
    ) => new LifecycleDesk({ settings, locations, lifecycle, audio, audit, clock }),
  },
  {
    provide: UsageDesk,
    inject: [StoredAudio, LocationBook],
    useFactory: (audio: StoredAudio, locations: LocationBook) => new UsageDesk(audio, locations),
  },
  {
    provide: LocationsDesk,
    inject: [LocationBook, StoredAudio, ObjectStoreFactory, AuditTrail],
    useFactory: (
      locations: LocationBook,
      audio: StoredAudio,
      stores: ObjectStoreFactory,
      audit: AuditTrail,
    ) => new LocationsDesk({ locations, audio, stores, audit }),
  },
  {
    provide: ClassSurvey,
    inject: [LocationBook, ObjectStores, StoredAudio, Clock],
    useFactory: (...parts: ConstructorParameters<typeof ClassSurvey>) => new ClassSurvey(...parts),
  },
  {
    provide: KeyPreviewer,
    inject: [StorageSettingsRepository, StoredAudio],
    useFactory: (settings: StorageSettingsRepository, audio: StoredAudio) =>
      new KeyPreviewer(settings, audio),
  },
  {
    provide: RestoreWatch,
    inject: [ObjectStores, StoredAudio],
    useFactory: (stores: ObjectStores, audio: StoredAudio) => new RestoreWatch(stores, audio),
  },
  ProbeLoans,
  ClassSurveyRound,
  ErrandRound,
];

/** Storage settings, their connection test, and the stores of every workspace. */
@Global()
@Module({
  controllers: [
    FormHelpController,
    StorageSettingsController,
    ConnectionTestController,
    LifecycleController,
    StorageCareController,
  ],
  providers,
  exports: [ObjectStores, WorkspaceStorage, StorageRoom],
})
export class StorageModule {}
