import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { KeyPreview, StoragePermissionList } from '@voicekeep/shared/contracts';
import { ApiController, IdPipe, Requires } from '@voicekeep/shared/http';
import { KeyPreviewer, permissionsFor, StorageSettingsRepository } from '@voicekeep/storage/domain';
import { KeyPreviewAnswer, KeyPreviewBody, PermissionsAnswer } from './dto/form-help.dto';

@ApiController('workspaces/:workspaceId/storage')
export class FormHelpController {
  constructor(
    private readonly repository: StorageSettingsRepository,
    private readonly previewer: KeyPreviewer,
  ) {}

  @Get('permissions')
  @Requires('storage.read')
  @ApiOperation({ summary: 'Each permission of the IAM policy with its reason' })
  @ApiOkResponse({ type: PermissionsAnswer })
  async permissions(@Param('workspaceId', IdPipe) workspaceId: string): Promise<StoragePermissionList> {
    return { items: [...permissionsFor(await this.repository.find(workspaceId))] };
  }

  @Post('key-preview')
  @HttpCode(200)
  @Requires('storage.read')
  @ApiOperation({ summary: 'Under which key the newest recording would lie' })
  @ApiOkResponse({ type: KeyPreviewAnswer })
  keyPreview(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: KeyPreviewBody,
  ): Promise<KeyPreview> {
    return this.previewer.preview(workspaceId, body);
  }
}
