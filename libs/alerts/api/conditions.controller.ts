import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConditionDesk } from '@voicekeep/alerts/workflow';
import { type Condition, type Page } from '@voicekeep/shared/contracts';
import { ApiController, IdPipe, Requires } from '@voicekeep/shared/http';
import { ConditionPageAnswer } from './dto/condition-answer.dto';

@ApiTags('Workspaces')
@ApiController('workspaces/:workspaceId/conditions')
export class ConditionsController {
  constructor(private readonly desk: ConditionDesk) {}

  @Get()
  @Requires('workspace.read')
  @ApiOperation({ summary: 'What holds the recordings of a workspace up, the oldest first' })
  @ApiOkResponse({ type: ConditionPageAnswer })
  async list(@Param('workspaceId', IdPipe) workspaceId: string): Promise<Page<Condition>> {
    return { items: await this.desk.list(workspaceId), nextCursor: null };
  }
}
