import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { Readiness } from './readiness';
import { TwilioReach } from './twilio-reach';

/** What operators look at. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Readiness, TwilioReach, Metrics],
})
export class OperationsModule {}
