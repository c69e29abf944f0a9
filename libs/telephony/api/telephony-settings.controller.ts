import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { TelephonySettings, TelephonyTestResult } from '@voicekeep/shared/contracts';
import {
  ApiController,
  ConnectionCheckAnswer,
  CurrentActor,
  IdPipe,
  RequestId,
  Requires,
} from '@voicekeep/shared/http';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import {
  TelephonySettingsEditor,
  TelephonySettingsRepository,
  telephonyView,
} from '@voicekeep/telephony/domain';
import { TelephonySettingsAnswer } from './dto/answers.dto';
import { TelephonySettingsDto, TelephonyTestDto } from './dto/telephony-settings.dto';

@ApiController('workspaces/:workspaceId/telephony')
export class TelephonySettingsController {
  constructor(
    private readonly repository: TelephonySettingsRepository,
    private readonly editor: TelephonySettingsEditor,
    private readonly options: VoicekeepOptions,
  ) {}

  @Get()
  @Requires('telephony.read')
  @ApiOkResponse({ type: TelephonySettingsAnswer })
  async read(@Param('workspaceId', IdPipe) workspaceId: string): Promise<TelephonySettings> {
    return telephonyView(await this.repository.find(workspaceId), this.options.publicUrl);
  }

  @Put()
  @Requires('telephony.update')
  @ApiOkResponse({ type: TelephonySettingsAnswer })
  async save(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: TelephonySettingsDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<TelephonySettings> {
    const saved = await this.editor.save(workspaceId, body, { actor, requestId });
    return telephonyView(saved, this.options.publicUrl);
  }

  @Post('test')
  @HttpCode(200)
  @Requires('telephony.update')
  @ApiOkResponse({ type: ConnectionCheckAnswer })
  test(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: TelephonyTestDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<TelephonyTestResult> {
    return this.editor.test(workspaceId, body, { actor, requestId });
  }
}
