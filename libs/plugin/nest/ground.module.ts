import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { HostAuditTrail } from '@voicekeep/audit/module';
import { Rights, RoleRights } from '@voicekeep/shared/access';
import {
  BlindIndex,
  CellCipher,
  DataKeyRing,
  EnvelopeBlindIndex,
  EnvelopeCellCipher,
  KeyProvider,
  MasterKeys,
} from '@voicekeep/shared/crypto';
import { ActorResolver } from '@voicekeep/shared/http';
import { Clock, SkewWatch, systemClock, Transactions, VoicekeepOptions } from '@voicekeep/shared/kernel';
import {
  DATA_SOURCE_NAME,
  Database,
  dataSourceOptions,
  TypeOrmDataKeyStore,
} from '@voicekeep/shared/persistence';
import { openDataSource } from './open-data-source';
import { HostRooms } from './host-rooms';
import { loggedSkew } from './logged-skew';
import { partIfGiven, partOr } from './host-part';
import { provenKeys } from './proven-keys';
import type { VoicekeepModuleOptions } from './voicekeep-module-options';
import { VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS } from './wings';

/** The ground every room stands on: options, time, rights, callers, the database and the keys. */
@Global()
@Module({})
export class GroundModule {
  static forRootAsync(host: VoicekeepModuleOptions): DynamicModule {
    const schema = {
      entities: [...VOICEKEEP_ENTITIES, ...(host.extraEntities ?? [])],
      migrations: [...VOICEKEEP_MIGRATIONS, ...(host.extraMigrations ?? [])],
    };
    return {
      module: GroundModule,
      imports: [
        ...(host.imports ?? []),
        TypeOrmModule.forRootAsync({
          name: DATA_SOURCE_NAME,
          inject: [VoicekeepOptions],
          useFactory: (options: VoicekeepOptions) => ({
            ...dataSourceOptions(options.databaseUrl, schema),
            retryAttempts: 0,
          }),
          dataSourceFactory: openDataSource,
        }),
      ],
      providers: [
        { provide: VoicekeepOptions, useFactory: host.useFactory, inject: host.inject ?? [] },
        partOr(ActorResolver, host.actorResolver, { useFactory: noResolver }),
        ...partIfGiven(HostAuditTrail, host.auditTrail),
        ...partIfGiven(HostRooms, host.rooms),
        partOr(Rights, host.rights, { useFactory: () => new RoleRights() }),
        partOr(Clock, host.clock, { useFactory: () => systemClock }),
        { provide: SkewWatch, inject: [Clock], useFactory: loggedSkew },
        partOr(KeyProvider, host.keyProvider, {
          inject: [VoicekeepOptions],
          useFactory: ({ masterKeys }: VoicekeepOptions) => new MasterKeys(masterKeys),
        }),
        {
          provide: Database,
          inject: [getDataSourceToken(DATA_SOURCE_NAME)],
          useFactory: (dataSource: DataSource) => new Database(dataSource),
        },
        { provide: Transactions, useExisting: Database },
        {
          provide: DataKeyRing,
          inject: [Database, KeyProvider],
          useFactory: (database: Database, keys: KeyProvider) =>
            provenKeys(database, new DataKeyRing(new TypeOrmDataKeyStore(database), keys), keys),
        },
        {
          provide: CellCipher,
          inject: [DataKeyRing],
          useFactory: (ring: DataKeyRing) => new EnvelopeCellCipher(ring),
        },
        {
          provide: BlindIndex,
          inject: [DataKeyRing],
          useFactory: (ring: DataKeyRing) => new EnvelopeBlindIndex(ring),
        },
      ],
      exports: [
        ...(host.auditTrail ? [HostAuditTrail] : []),
        ...(host.rooms ? [HostRooms] : []),
        VoicekeepOptions,
        ActorResolver,
        Rights,
        Clock,
        SkewWatch,
        KeyProvider,
        Database,
        Transactions,
        DataKeyRing,
        CellCipher,
        BlindIndex,
      ],
    };
  }
}

function noResolver(): never {
  throw new TypeError('VoicekeepModule needs an actorResolver.');
}
