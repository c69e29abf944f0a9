import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { ApiKey, ApiKeyCreated, Page } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, SignedIn } from '@voicekeep/shared/http';
import { ApiKeyDesk } from './api-key-desk';
import { ApiKeyCreatedDto, ApiKeyRequestDto, ApiKeysPageDto } from './api-key.dto';
import { KEY_SCOPES } from './key-scopes';

@ApiTags('API keys')
@ApiController('api-keys')
@SignedIn()
export class ApiKeysController {
  constructor(private readonly desk: ApiKeyDesk) {}

  @Get()
  @ApiOperation({ summary: 'The keys of every workspace you administer, newest first' })
  @ApiOkResponse({ type: ApiKeysPageDto })
  async list(@CurrentActor() actor: Actor): Promise<Page<ApiKey>> {
    return { items: await this.desk.list(actor), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Make a key for a program; the answer shows it this once' })
  @ApiCreatedResponse({ type: ApiKeyCreatedDto })
  create(
    @CurrentActor() actor: Actor,
    @Body() { name, workspaceId, scopes, expiresAt }: ApiKeyRequestDto,
    @RequestId() requestId: string,
  ): Promise<ApiKeyCreated> {
    const key = {
      name: name.trim(),
      workspaceId: workspaceId.toLowerCase(),
      scopes: scopes ?? KEY_SCOPES,
      expiresAt: expiresAt ? new Date(expiresAt) : null,
    };
    return this.desk.create(actor, key, requestId);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key at once' })
  @ApiNoContentResponse()
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.desk.revoke(actor, id, requestId);
  }
}
