import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { QueueBoard } from './queues/queue-board';
import { QueueBoardController } from './queues/queue-board.controller';
import { Readiness } from './readiness';
import { AlertLook } from './system/alert-look';
import { DatabaseEncryption } from './system/database-encryption';
import { PlaceLook } from './system/place-look';
import { QueueLook } from './system/queue-look';
import { ServerLook } from './system/server-look';
import { SystemController } from './system/system.controller';
import { SystemLook } from './system/system-look';
import { WorkerLook } from './system/worker-look';
import { TwilioReach } from './twilio-reach';

const looks = [ServerLook, WorkerLook, QueueLook, PlaceLook, AlertLook];

/** What operators look at. */
@Module({
  controllers: [HealthController, MetricsController, SystemController, QueueBoardController],
  providers: [Readiness, TwilioReach, Metrics, DatabaseEncryption, QueueBoard, ...looks, SystemLook],
})
export class OperationsModule {}
