import { Global, Module, type Provider } from '@nestjs/common';
import { ConditionsController } from '@voicekeep/alerts/api';
import { AlertChannel, AlertOutbox, ConditionBook, ConditionFigures } from '@voicekeep/alerts/domain';
import { SqlAlertOutbox, SqlConditionBook } from '@voicekeep/alerts/persistence';
import { WebhookChannel } from '@voicekeep/alerts/webhook';
import { AlertPostman, ConditionDesk, ConditionWatch } from '@voicekeep/alerts/workflow';
import { Clock, DEFAULT_ALERTS, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { AlertRounds } from './alert-rounds';

const providers: Provider[] = [
  {
    provide: ConditionBook,
    inject: [Database],
    useFactory: (database: Database) => new SqlConditionBook(database),
  },
  {
    provide: AlertOutbox,
    inject: [Database],
    useFactory: (database: Database) => new SqlAlertOutbox(database),
  },
  {
    provide: AlertChannel,
    inject: [VoicekeepOptions, Clock],
    useFactory: (options: VoicekeepOptions, clock: Clock) =>
      new WebhookChannel(options.alerts ?? DEFAULT_ALERTS, clock),
  },
  {
    provide: ConditionWatch,
    inject: [ConditionFigures, ConditionBook, AlertOutbox, AlertChannel, Clock, VoicekeepOptions],
    useFactory: (
      ...[figures, book, outbox, channel, clock, { alerts, publicUrl }]: [
        ...[ConditionFigures, ConditionBook, AlertOutbox, AlertChannel, Clock, VoicekeepOptions],
      ]
    ) =>
      new ConditionWatch({
        ...{ figures, book, outbox, channel, clock, options: alerts ?? DEFAULT_ALERTS, publicUrl },
      }),
  },
  {
    provide: AlertPostman,
    inject: [AlertOutbox, AlertChannel, Clock],
    useFactory: (outbox: AlertOutbox, channel: AlertChannel, clock: Clock) =>
      new AlertPostman({ outbox, channel, clock }),
  },
  {
    provide: ConditionDesk,
    inject: [ConditionBook, Clock],
    useFactory: (book: ConditionBook, clock: Clock) => new ConditionDesk(book, clock),
  },
  AlertRounds,
];

/** What holds recordings up is written down, shown, and told to whom the operator named. */
@Global()
@Module({
  controllers: [ConditionsController],
  providers,
  exports: [ConditionBook, AlertOutbox, AlertChannel],
})
export class AlertsModule {}
