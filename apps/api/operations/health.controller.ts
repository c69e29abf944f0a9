import { Controller, Get, HttpCode, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ProblemFilter } from '@voicekeep/shared/http';
import { type ReadinessReport, Readiness } from './readiness';

@ApiExcludeController()
@Controller('health')
@UseFilters(ProblemFilter)
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @HttpCode(200)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    response.status(report.status === 'failed' ? 503 : 200);
    return report;
  }
}
