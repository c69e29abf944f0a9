import type { NestApplicationOptions } from '@nestjs/common';
import { createWingDatabase, startWingHost } from '@voicekeep/shared/testing';
import { TelephonyEvents, type TelephonyEvent } from '@voicekeep/telephony/domain';
import { TELEPHONY_ENTITIES, TELEPHONY_MIGRATIONS } from '@voicekeep/telephony/persistence';
import { TelephonyModule } from '../telephony.module';

/** Not where the specs really call: signatures must follow it, not the request. */
export const PUBLIC_URL = 'https://calls.example.com';

class RecordedEvents extends TelephonyEvents {
  readonly events: TelephonyEvent[] = [];

  override async accept(event: TelephonyEvent): Promise<void> {
    this.events.push(event);
  }
}

/**
 * The wing alone over a real MariaDB and HTTP, with stand-ins for audit, sign-in and whoever listens to events.
 * @param application how the host reads bodies; without a parser of its own it still reads JSON
 */
export async function startTelephonyHost(
  application: Pick<NestApplicationOptions, 'bodyParser' | 'rawBody'> = { bodyParser: false },
  twilioApiUrl = 'http://127.0.0.1:9',
) {
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const telephony = new RecordedEvents();
  const host = await startWingHost({
    module: TelephonyModule,
    database: await createWingDatabase(TELEPHONY_ENTITIES, TELEPHONY_MIGRATIONS),
    options: { publicUrl: PUBLIC_URL, twilioApiUrl },
    providers: [{ provide: TelephonyEvents, useValue: telephony }],
    ...{ clock, application },
  });
  return { ...host, clock, events: telephony.events, source: host.database.dataSource };
}

export type TelephonyHost = Awaited<ReturnType<typeof startTelephonyHost>>;
