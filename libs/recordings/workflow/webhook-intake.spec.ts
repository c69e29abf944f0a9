import type { TelephonyEvent } from '@voicekeep/telephony/domain';
import { noCrashPoints, WebhookInbox, type InboxEvent } from '@voicekeep/recordings/domain';
import { WebhookIntake, type WebhookIntakeParts } from './webhook-intake';

const clock = { now: () => new Date('2026-03-01T12:00:00Z') };
const stand = <T>(members: Partial<Record<keyof T, unknown>>): T => members as T;

/** An inbox of one process: rows by id, each claimed once. */
class Rows extends WebhookInbox {
  readonly rows = new Map<string, InboxEvent & { state: 'waiting' | 'claimed' | 'done' }>();
  override async add(event: TelephonyEvent): Promise<string | null> {
    if (this.rows.has(event.eventKey)) return null;
    this.rows.set(event.eventKey, {
      ...event,
      id: event.eventKey,
      tries: 0,
      generation: 0,
      state: 'waiting',
    });
    return event.eventKey;
  }
  override async due(): Promise<readonly string[]> {
    return [...this.rows.values()].filter(({ state }) => state === 'waiting').map(({ id }) => id);
  }
  override async claim(id: string): Promise<InboxEvent | null> {
    const row = this.rows.get(id);
    if (row?.state !== 'waiting') return null;
    row.state = 'claimed';
    return row;
  }
  override async release(): Promise<void> {
    for (const row of this.rows.values()) if (row.state === 'claimed') row.state = 'waiting';
  }
  override renew(): Promise<boolean> {
    return Promise.resolve(true);
  }
  override async done({ id }: InboxEvent): Promise<boolean> {
    this.rows.get(id)!.state = 'done';
    return true;
  }
  override async retry({ id }: InboxEvent): Promise<boolean> {
    this.rows.get(id)!.state = 'waiting';
    return true;
  }
}

const callEvent = (index: number): TelephonyEvent => ({
  ...{ kind: 'call-status', workspaceId: 'w', accountSid: 'AC', eventKey: `e${index}` },
  parameters: { CallSid: `CA${index.toString(16).padStart(32, '0')}`, CallStatus: 'in-progress' },
  receivedAt: clock.now(),
});

describe('webhooks', () => {
  const intake = () => {
    const inbox = new Rows();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const callLogs = stand<WebhookIntakeParts['callLogs']>({
      record: async () => {
        asked += 1;
        await answered;
      },
    });
    const taken = new WebhookIntake(
      stand<WebhookIntakeParts>({ ...{ inbox, callLogs, clock }, owner: 'me', crash: noCrashPoints }),
    );
    return { inbox, taken, answer, asked: () => asked };
  };

  it('are answered once they are written down, however slow their understanding is', async () => {
    const { inbox, taken, answer, asked } = intake();
    for (let index = 0; index < 500; index += 1) await taken.accept(callEvent(index));
    expect([inbox.rows.size, asked()]).toEqual([500, 8]);
    answer();
    await taken.settled();
    for (const id of await inbox.due()) await taken.process(id);
    expect([...inbox.rows.values()].every(({ state }) => state === 'done')).toBe(true);
  });

  it('that are not understood when the process ends are left to the next', async () => {
    const { inbox, taken, answer } = intake();
    for (let index = 0; index < 3; index += 1) await taken.accept(callEvent(index));
    const stopped = taken.stop();
    answer();
    await stopped;
    await inbox.release();
    expect([...inbox.rows.values()].some(({ state }) => state === 'claimed')).toBe(false);
  });
});
