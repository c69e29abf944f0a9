import { timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { RecordingZip } from '@voicekeep/shared/contracts';
import type { BlindIndex } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId, type Clock, type Transactions } from '@voicekeep/shared/kernel';
import { RecordingDownloads, ZIP_LIMITS, type ZipOrder, type ZipTarget } from '@voicekeep/call-logs/domain';
import { STORED_STATES, type DownloadOrders, type Packable } from '@voicekeep/recordings/domain';
import { zipOf } from './zip-file';
import type { ZipPacker } from './zip-packer';

export interface DownloadDeskParts {
  readonly orders: DownloadOrders;
  readonly packer: ZipPacker;
  readonly transactions: Transactions;
  readonly audit: AuditTrail;
  readonly index: BlindIndex;
  readonly clock: Clock;
  /** No trailing slash. */
  readonly publicUrl: string;
}

export interface OrderedZip {
  readonly fileName: string;
  readonly body: Readable;
}

/** Time to begin a download, and to begin it again when the first try broke off. */
const TTL_MS = 15 * 60_000;
const PURPOSE = 'zip-ticket';

/** Takes orders for zips of recordings, and hands each out to whoever holds its ticket. */
export class DownloadDesk extends RecordingDownloads {
  constructor(private readonly parts: DownloadDeskParts) {
    super();
  }

  override async order(workspaceId: string, target: ZipTarget, order: ZipOrder): Promise<RecordingZip> {
    const { orders, transactions, audit, clock, publicUrl } = this.parts;
    const chosen = [...(await this.choose(workspaceId, target))].sort(
      (a, b) => a.sourceCreatedAt.getTime() - b.sourceCreatedAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    if (chosen.length === 0)
      throw errors.invalid('recording.download_empty', 'None of these has a recording; choose others.');
    const bytes = bytesOf(chosen);
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + TTL_MS);
    const { actor, requestId, chosenBy } = order;
    const id = newId();
    await transactions.run(async () => {
      const recordingIds = chosen.map((recording) => recording.id);
      await orders.add({ workspaceId, id, recordingIds, actor, requestId, expiresAt }, now);
      await audit.append({
        ...{ actor, requestId, workspaceId, action: 'recording.zip_ordered', outcome: 'ok' },
        details: { zip: id, chosenBy, recordings: chosen.length, bytes },
      });
    });
    const path = `workspaces/${workspaceId}/recordings/download/${id}/${await this.ticket(workspaceId, id)}`;
    const url = `${publicUrl}/api/v1/${path}`;
    return { url, expiresAt: expiresAt.toISOString(), recordings: chosen.length, bytes };
  }

  /**
   * Nothing is read before somebody reads the body; destroying it ends all reading.
   * @throws VoicekeepError `recording.ticket_invalid` kind forbidden, also when it expired
   */
  async open(workspaceId: string, id: string, ticket: string, signal: AbortSignal): Promise<OrderedZip> {
    const given = Buffer.from(ticket, 'latin1');
    const expected = Buffer.from(await this.ticket(workspaceId, id), 'latin1');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    const order = genuine ? await this.parts.orders.find(workspaceId, id) : null;
    const now = this.parts.clock.now();
    if (!order || order.expiresAt <= now)
      throw errors.forbidden('recording.ticket_invalid', 'This link has expired; order the download again.');
    return {
      fileName: `recordings-${now.toISOString().slice(0, 10)}.zip`,
      body: zipOf(this.parts.packer.files(order, signal)),
    };
  }

  private async choose(workspaceId: string, target: ZipTarget): Promise<readonly Packable[]> {
    const { orders } = this.parts;
    if ('recordingIds' in target) {
      const found = await orders.ofRecordings(workspaceId, target.recordingIds);
      if (found.length === target.recordingIds.length) return withinLimits(found);
      throw errors.notFound('recording.not_found', 'One of these recordings does not exist.');
    }
    const { callLogIds, kind, state } = target;
    const chosen: Packable[] = [];
    for await (const ids of callLogIds) {
      const found = await orders.ofCalls(workspaceId, ids);
      chosen.push(
        ...found.filter((one) => one.kind === (kind ?? one.kind) && one.state === (state ?? one.state)),
      );
      withinLimits(chosen);
    }
    return chosen;
  }

  private ticket(workspaceId: string, id: string): Promise<string> {
    return this.parts.index.of(workspaceId, PURPOSE, id);
  }
}

const bytesOf = (chosen: readonly Packable[]): number =>
  chosen.reduce((sum, { state, bytes }) => sum + (STORED_STATES.includes(state) ? (bytes ?? 0) : 0), 0);

function withinLimits(chosen: readonly Packable[]): readonly Packable[] {
  if (chosen.length <= ZIP_LIMITS.recordings && bytesOf(chosen) <= ZIP_LIMITS.bytes) return chosen;
  throw errors.invalid(
    'recording.download_limit',
    'At most 5,000 recordings and 50 GB fit into one zip; download in parts, such as month by month.',
  );
}
