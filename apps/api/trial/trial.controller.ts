import { Body, Get, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TrialCall, TrialInfo } from '@voicekeep/shared/contracts';
import { ApiController, SignedIn } from '@voicekeep/shared/http';
import type { TrialSettings } from '../environment';
import { Sandbox } from './sandbox';
import { TRIAL_SETTINGS } from './trial-settings';
import { TrialCallDto, TrialCallRequestDto, TrialInfoDto } from './trial.dto';

@ApiTags('Trial')
@ApiController('trial')
@SignedIn()
export class TrialController {
  constructor(
    @Inject(TRIAL_SETTINGS) private readonly settings: TrialSettings,
    private readonly sandbox: Sandbox,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Trial mode only: where the bundled bucket and the simulated account are' })
  @ApiOkResponse({ type: TrialInfoDto })
  info(): TrialInfo {
    const { storage, sandboxUrl, accountSid, authToken } = this.settings;
    return { storage, twilio: { apiUrl: sandboxUrl, accountSid, authToken } };
  }

  @Post('calls')
  @ApiOperation({ summary: 'Trial mode only: place a call on the simulated account' })
  @ApiCreatedResponse({ type: TrialCallDto })
  call(@Body() { kind }: TrialCallRequestDto): Promise<TrialCall> {
    return this.sandbox.placeCall(kind ?? 'call');
  }
}
