import { Body, Get, HttpCode, type MessageEvent, Param, Post, Query, Sse } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Observable } from 'rxjs';
import { type Actor } from '@voicekeep/shared/access';
import {
  type MigrationItem,
  type MigrationPreview,
  type MigrationRun,
  type Page,
} from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, PageQuery, RequestId, Requires } from '@voicekeep/shared/http';
import { MigrationDesk } from '@voicekeep/recordings/workflow';
import { requireTimeSpan } from '@voicekeep/call-logs/domain';
import {
  MigrationItemPage,
  MigrationPreviewAnswer,
  MigrationRunAnswer,
  MigrationRunPage,
} from './dto/migration-answers.dto';
import { ItemsQuery, MigrationBody, WindowBody } from './dto/migration-body.dto';
import { everySecond } from './every-second';
import { SharedLooks } from './shared-looks';

@ApiTags('Migrations')
@ApiController('workspaces/:workspaceId/storage/migrations')
export class MigrationsController {
  private readonly looks = new SharedLooks<MessageEvent>();

  constructor(private readonly desk: MigrationDesk) {}

  @Get('preview')
  @Requires('migration.read')
  @ApiOkResponse({ type: MigrationPreviewAnswer })
  preview(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: WindowBody,
  ): Promise<MigrationPreview> {
    const { from, to } = requireTimeSpan(query.from, query.to);
    return this.desk.preview(workspaceId, from ?? null, to ?? null);
  }

  @Post()
  @HttpCode(202)
  @Requires('migration.run')
  @ApiAcceptedResponse({ type: MigrationRunAnswer })
  start(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: MigrationBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<MigrationRun> {
    const { from, to } = requireTimeSpan(body.from, body.to);
    const order = { from: from ?? null, to: to ?? null, limit: body.limit ?? null };
    return this.desk.start(
      workspaceId,
      { ...order, keepTwilioCopies: body.keepTwilioCopies ?? false },
      { actor, requestId },
    );
  }

  @Get()
  @Requires('migration.read')
  @ApiOkResponse({ type: MigrationRunPage })
  list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: PageQuery,
  ): Promise<Page<MigrationRun>> {
    return this.desk.page(workspaceId, query);
  }

  @Get(':id')
  @Requires('migration.read')
  @ApiOkResponse({ type: MigrationRunAnswer })
  get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<MigrationRun> {
    return this.desk.get(workspaceId, id);
  }

  @Get(':id/items')
  @Requires('migration.read')
  @ApiOkResponse({ type: MigrationItemPage })
  items(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Query() query: ItemsQuery,
  ): Promise<Page<MigrationItem>> {
    return this.desk.items(workspaceId, id, query.state, query);
  }

  @Sse(':id/events')
  @Requires('migration.read')
  async events(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<Observable<MessageEvent>> {
    await this.desk.get(workspaceId, id);
    return this.looks.of(`${workspaceId} ${id}`, () =>
      everySecond(
        () => this.desk.get(workspaceId, id),
        ({ state }) => state === 'completed' || state === 'cancelled',
      ),
    );
  }

  @Post(':id/:step')
  @HttpCode(200)
  @Requires('migration.run')
  @ApiOkResponse({ type: MigrationRunAnswer })
  step(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Param('step') step: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<MigrationRun> {
    return this.desk.step(workspaceId, id, step, { actor, requestId });
  }
}
