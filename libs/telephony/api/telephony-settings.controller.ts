import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { TelephonySettings, TelephonyTestResult } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { TelephonySettingsEditor } from '@voicekeep/telephony/domain';
import { TelephonySettingsDto, TelephonyTestDto } from './dto/telephony-settings.dto';

@ApiTags('Telephony')
@ApiController('workspaces/:workspaceId/telephony')
export class TelephonySettingsController {
  constructor(private readonly editor: TelephonySettingsEditor) {}

  @Get()
  @Requires('telephony.read')
  read(@Param('workspaceId', IdPipe) workspaceId: string): Promise<TelephonySettings> {
    return this.editor.read(workspaceId);
  }

  @Put()
  @Requires('telephony.update')
  save(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: TelephonySettingsDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<TelephonySettings> {
    return this.editor.save(workspaceId, body, { actor, requestId });
  }

  @Post('test')
  @HttpCode(200)
  @Requires('telephony.update')
  test(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: TelephonyTestDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<TelephonyTestResult> {
    return this.editor.test(workspaceId, body, { actor, requestId });
  }
}
