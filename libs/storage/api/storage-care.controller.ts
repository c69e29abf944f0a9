import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { StorageLocationList, StorageLocationView, StorageUsage } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { LocationsDesk, UsageDesk } from '@voicekeep/storage/domain';
import { LocationCredentialsBody } from './dto/location-credentials.dto';
import { LocationAnswer, LocationsAnswer } from './dto/location-answers.dto';
import { UsageAnswer } from './dto/usage-answers.dto';

@ApiController('workspaces/:workspaceId/storage')
export class StorageCareController {
  constructor(
    private readonly usageDesk: UsageDesk,
    private readonly locationsDesk: LocationsDesk,
  ) {}

  @Get('usage')
  @Requires('storage.read')
  @ApiOperation({ summary: 'What is stored, in which class, and what it costs per month' })
  @ApiOkResponse({ type: UsageAnswer })
  usage(@Param('workspaceId', IdPipe) workspaceId: string): Promise<StorageUsage> {
    return this.usageDesk.read(workspaceId);
  }

  @Get('locations')
  @Requires('storage.read')
  @ApiOperation({ summary: 'Every place recordings lie in, and whether it can still be read' })
  @ApiOkResponse({ type: LocationsAnswer })
  locations(@Param('workspaceId', IdPipe) workspaceId: string): Promise<StorageLocationList> {
    return this.locationsDesk.list(workspaceId);
  }

  @Put('locations/:id/credentials')
  @Requires('storage.update')
  @ApiOperation({ summary: 'Change the keys of a location, once they were seen to read it' })
  @ApiOkResponse({ type: LocationAnswer })
  changeKeys(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: LocationCredentialsBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StorageLocationView> {
    return this.locationsDesk.changeKeys(workspaceId, id, body, { actor, requestId });
  }
}
