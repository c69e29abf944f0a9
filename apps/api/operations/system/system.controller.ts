import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type SystemReport } from '@voicekeep/shared/contracts';
import { ApiController, Requires } from '@voicekeep/shared/http';
import { SystemAnswer } from './system.dto';
import { SystemLook } from './system-look';

@ApiTags('System')
@ApiController('system')
export class SystemController {
  constructor(private readonly system: SystemLook) {}

  @Get()
  @Requires('system.read', 'installation')
  @ApiOperation({ summary: 'How every part of the installation does; for its administrators' })
  @ApiOkResponse({ type: SystemAnswer })
  read(): Promise<SystemReport> {
    return this.system.report();
  }
}
