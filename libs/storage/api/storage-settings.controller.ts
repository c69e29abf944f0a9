import { Body, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { StorageSettings } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import {
  policyFor,
  type PolicyDocument,
  StorageSettingsEditor,
  StorageSettingsRepository,
  storageView,
} from '@voicekeep/storage/domain';
import { PolicyAnswer, StorageSettingsAnswer } from './dto/answers.dto';
import { PolicyQuery } from './dto/policy-query.dto';
import { StorageSettingsDto } from './dto/storage-settings.dto';

@ApiController('workspaces/:workspaceId/storage')
export class StorageSettingsController {
  constructor(
    private readonly repository: StorageSettingsRepository,
    private readonly editor: StorageSettingsEditor,
    private readonly options: VoicekeepOptions,
  ) {}

  @Get()
  @Requires('storage.read')
  @ApiOkResponse({ type: StorageSettingsAnswer })
  async read(@Param('workspaceId', IdPipe) workspaceId: string): Promise<StorageSettings> {
    return this.view(await this.repository.find(workspaceId), this.options.storageSuggestion);
  }

  @Put()
  @Requires('storage.update')
  @ApiOkResponse({ type: StorageSettingsAnswer })
  async save(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: StorageSettingsDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StorageSettings> {
    return this.view(await this.editor.save(workspaceId, body, { actor, requestId }), null);
  }

  @Get('policy')
  @Requires('storage.read')
  @ApiOkResponse({ type: PolicyAnswer })
  async policy(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: PolicyQuery,
  ): Promise<PolicyDocument> {
    return policyFor(await this.repository.find(workspaceId), query);
  }

  private view(...[stored, suggestion]: Parameters<typeof storageView>): StorageSettings {
    return storageView(stored, suggestion, this.options.s3AllowKeyless);
  }
}
