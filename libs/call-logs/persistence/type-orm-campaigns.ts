import { IsNull, MoreThan } from 'typeorm';
import type { Campaign, CampaignRequest, Page } from '@voicekeep/shared/contracts';
import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { Clock, newId, type PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { Campaigns } from '@voicekeep/call-logs/domain';
import { CallLogEntity } from './call-log.entity';
import { CampaignEntity } from './campaign.entity';
import { NUMBER_PURPOSE } from './index-column';

export class TypeOrmCampaigns extends Campaigns {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(CampaignEntity);
  }

  override async page(workspaceId: string, { limit, cursor }: PageRequest): Promise<Page<Campaign>> {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await this.rows.find({
      where: { workspaceId, ...(after === undefined ? {} : { id: MoreThan(String(after)) }) },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.open(row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  override async find(workspaceId: string, campaignId: string): Promise<Campaign | null> {
    const row = await this.rows.findOneBy({ workspaceId, id: campaignId });
    return row && this.open(row);
  }

  override add(workspaceId: string, { name, trackingNumber }: CampaignRequest): Promise<Campaign> {
    return this.unlessTaken(async () => {
      const key = { workspaceId, id: newId() };
      const row = {
        ...key,
        ...{ name, createdAt: this.clock.now() },
        ...(await this.tracking(key, trackingNumber ?? null)),
      };
      await this.rows.insert(row);
      await this.adopt(row);
      return this.open(row);
    });
  }

  override change(
    workspaceId: string,
    campaignId: string,
    { name, trackingNumber }: Partial<CampaignRequest>,
  ): Promise<Campaign | null> {
    return this.unlessTaken(async () => {
      const known = await this.rows.findOneBy({ workspaceId, id: campaignId });
      if (!known) return null;
      const row = {
        ...known,
        name: name ?? known.name,
        ...(trackingNumber === undefined ? {} : await this.tracking(known, trackingNumber)),
      };
      await this.rows.update({ workspaceId, id: campaignId }, row);
      if (row.trackingIndex !== known.trackingIndex) await this.adopt(row);
      return this.open(row);
    });
  }

  override remove(workspaceId: string, campaignId: string): Promise<boolean> {
    return this.database.run(async () => {
      const { affected } = await this.rows.delete({ workspaceId, id: campaignId });
      await this.database.repository(CallLogEntity).update({ workspaceId, campaignId }, { campaignId: null });
      return affected === 1;
    });
  }

  private async unlessTaken<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.run(work);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw errors.conflict(
        'campaign.tracking_number_in_use',
        'Another campaign has this tracking number; change it there first.',
      );
    }
  }

  private async adopt({ workspaceId, id, trackingIndex }: CampaignEntity): Promise<void> {
    if (trackingIndex === null) return;
    const logs = this.database.repository(CallLogEntity);
    const free = { workspaceId, campaignId: IsNull() };
    await logs.update({ ...free, toIndex: trackingIndex }, { campaignId: id });
    await logs.update({ ...free, fromIndex: trackingIndex }, { campaignId: id });
  }

  private async tracking(
    key: { workspaceId: string; id: string },
    number: string | null,
  ): Promise<Pick<CampaignEntity, 'trackingNumber' | 'trackingIndex'>> {
    return {
      trackingNumber: await this.cipher.sealNullable(place(key), number),
      trackingIndex: number === null ? null : await this.index.of(key.workspaceId, NUMBER_PURPOSE, number),
    };
  }

  private async open(row: CampaignEntity): Promise<Campaign> {
    return {
      id: row.id,
      name: row.name,
      trackingNumber: await this.cipher.openNullable(place(row), row.trackingNumber),
      createdAt: row.createdAt.toISOString(),
    };
  }
}

const place = ({ workspaceId, id }: { workspaceId: string; id: string }) => ({
  workspaceId,
  table: 'vk_campaigns',
  column: 'tracking_number',
  rowId: id,
});
