import type { Type } from '@nestjs/common';
import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import { AlertsModule } from '@voicekeep/alerts/module';
import { ALERTS_MIGRATIONS } from '@voicekeep/alerts/persistence';
import { AuditModule } from '@voicekeep/audit/module';
import { AUDIT_ENTITIES, AUDIT_MIGRATIONS } from '@voicekeep/audit/persistence';
import { CallLogsModule } from '@voicekeep/call-logs/module';
import { CALL_LOG_ENTITIES, CALL_LOG_MIGRATIONS } from '@voicekeep/call-logs/persistence';
import { DataKeyEntity, InstanceEntity, SHARED_MIGRATIONS } from '@voicekeep/shared/persistence';
import { StorageModule } from '@voicekeep/storage/module';
import { STORAGE_ENTITIES, STORAGE_MIGRATIONS } from '@voicekeep/storage/persistence';
import { TelephonyModule } from '@voicekeep/telephony/module';
import { TELEPHONY_ENTITIES, TELEPHONY_MIGRATIONS } from '@voicekeep/telephony/persistence';
import { RecordingsModule } from '@voicekeep/recordings/module';
import { RECORDINGS_ENTITIES, RECORDINGS_MIGRATIONS } from '@voicekeep/recordings/persistence';
import { SeamsModule } from './seams.module';

export type EntityList = readonly EntityTarget<ObjectLiteral>[];
export type MigrationList = readonly (new () => MigrationInterface)[];

/** Everything the product consists of on the server; each brings its own controllers. */
export const WING_MODULES: readonly Type[] = [
  AuditModule,
  StorageModule,
  TelephonyModule,
  CallLogsModule,
  RecordingsModule,
  AlertsModule,
  SeamsModule,
];

export const VOICEKEEP_ENTITIES: EntityList = [
  DataKeyEntity,
  InstanceEntity,
  ...AUDIT_ENTITIES,
  ...STORAGE_ENTITIES,
  ...TELEPHONY_ENTITIES,
  ...CALL_LOG_ENTITIES,
  ...RECORDINGS_ENTITIES,
];

export const VOICEKEEP_MIGRATIONS: MigrationList = [
  ...SHARED_MIGRATIONS,
  ...AUDIT_MIGRATIONS,
  ...STORAGE_MIGRATIONS,
  ...TELEPHONY_MIGRATIONS,
  ...CALL_LOG_MIGRATIONS,
  ...RECORDINGS_MIGRATIONS,
  ...ALERTS_MIGRATIONS,
];
