import { Global, Module } from '@nestjs/common';
import { AuditEventsController, WorkspaceAuditEventsController } from '@voicekeep/audit/api';
import { TypeOrmAuditLog, TypeOrmAuditTrail } from '@voicekeep/audit/persistence';
import { AuditLog, AuditTrail } from '@voicekeep/shared/audit';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { HostAuditTrail } from './host-audit-trail';

/** The append-only record of access, and its two lists. */
@Global()
@Module({
  controllers: [WorkspaceAuditEventsController, AuditEventsController],
  providers: [
    {
      provide: AuditTrail,
      inject: [Database, CellCipher, Clock, { token: HostAuditTrail, optional: true }],
      useFactory: (database: Database, cipher: CellCipher, clock: Clock, host?: HostAuditTrail) =>
        host ?? new TypeOrmAuditTrail(database, cipher, clock),
    },
    {
      provide: AuditLog,
      inject: [Database, CellCipher],
      useFactory: (database: Database, cipher: CellCipher) => new TypeOrmAuditLog(database, cipher),
    },
  ],
  exports: [AuditTrail, AuditLog],
})
export class AuditModule {}
