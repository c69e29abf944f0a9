import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** What operators look at. */
@Module({ controllers: [HealthController], providers: [Readiness] })
export class OperationsModule {}
