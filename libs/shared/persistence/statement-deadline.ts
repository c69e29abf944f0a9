import { AbstractLogger, type EntitySubscriberInterface, EventSubscriber } from 'typeorm';

type AfterQuery = Parameters<NonNullable<EntitySubscriberInterface['afterQuery']>>[0];

/**
 * A statement without an answer for so long has failed. Above InnoDB's own wait for a lock (50 s), whose answer is
 * the better one; far above the slowest statement over a million rows, such as a switch that cancels all that waits.
 */
export const STATEMENT_DEADLINE_MS = 120_000;

interface DriverConnection {
  destroy(): void;
}

/** mysql2's word for a statement that had no answer in time. */
const isLate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'PROTOCOL_SEQUENCE_TIMEOUT';

/**
 * Takes a connection whose statement got no answer out of the pool: the driver would hand it on with that
 * statement still under way, and all later ones would wait behind it without a deadline.
 */
@EventSubscriber()
export class SilentConnections implements EntitySubscriberInterface {
  async afterQuery({ error, queryRunner }: AfterQuery): Promise<void> {
    if (!isLate(error)) return;
    ((await queryRunner.connect()) as DriverConnection).destroy();
  }
}

/** Says nothing: TypeORM would write every late statement with its parameters to the console, in the clear. */
export class NoStatements extends AbstractLogger {
  protected override writeLog(): void {
    // Nothing of a statement is written anywhere.
  }
}
