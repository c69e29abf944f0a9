import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { Type } from '@nestjs/common';
import { AUDIT_ENTITIES, AUDIT_MIGRATIONS } from '@voicekeep/audit/persistence';
import { AuditModule } from '@voicekeep/audit/module';
import { DataKeyEntity, InstanceEntity, SharedTables1700000000000 } from '@voicekeep/shared/persistence';

export type EntityList = readonly EntityTarget<ObjectLiteral>[];
export type MigrationList = readonly (new () => MigrationInterface)[];

/** Everything the product consists of on the server; each brings its own controllers. */
export const WING_MODULES: readonly Type[] = [AuditModule];

export const VOICEKEEP_ENTITIES: EntityList = [DataKeyEntity, InstanceEntity, ...AUDIT_ENTITIES];

export const VOICEKEEP_MIGRATIONS: MigrationList = [SharedTables1700000000000, ...AUDIT_MIGRATIONS];
