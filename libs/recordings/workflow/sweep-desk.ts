import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { StorageSweep, StorageSweeps } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type { ObjectStores, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { FindingFilter, SweepFindings, Sweeps } from '@voicekeep/recordings/domain';
import type { BucketSweeper } from './bucket-sweeper';

export interface SweepDeskParts {
  readonly sweeps: Sweeps;
  readonly findings: SweepFindings;
  readonly sweeper: BucketSweeper;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly audit: AuditTrail;
}

/** Shows what sweeps of the buckets found, and starts one. */
export class SweepDesk {
  constructor(private readonly parts: SweepDeskParts) {}

  async page(workspaceId: string, filter: FindingFilter, page: PageRequest): Promise<StorageSweeps> {
    const { sweeps, findings, stores } = this.parts;
    const { items, nextCursor } = await findings.page(workspaceId, filter, page);
    const buckets = new Map<string, string>();
    for (const { locationId } of items)
      if (!buckets.has(locationId))
        buckets.set(locationId, (await stores.open(workspaceId, locationId)).location.bucket);
    return {
      lastRun: await sweeps.last(workspaceId),
      open: await findings.open(workspaceId),
      items: items.map(({ locationId, objectKey, ...finding }) => ({
        ...finding,
        location: { bucket: buckets.get(locationId) ?? '', key: objectKey },
      })),
      nextCursor,
    };
  }

  /** Starts a sweep, or tells of the one that runs. @throws VoicekeepError `storage.not_configured` */
  async start(workspaceId: string, by: { actor: Actor; requestId: string }): Promise<StorageSweep> {
    const { sweeps, sweeper, storage, audit } = this.parts;
    if (!(await storage.policy(workspaceId)))
      throw errors.conflict(
        'storage.not_configured',
        'There is no bucket to compare with yet; enter one under Storage.',
      );
    const id = await sweeper.start(workspaceId);
    await audit.append({
      ...by,
      ...{ action: 'storage.sweep_started', outcome: 'ok', workspaceId },
      resource: { type: 'sweep', id },
    });
    const run = await sweeps.last(workspaceId);
    if (!run) throw errors.internal('storage.sweep_not_written', 'The sweep could not be written down.');
    return run;
  }
}
