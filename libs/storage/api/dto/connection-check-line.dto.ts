import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, PickType } from '@nestjs/swagger';
import { CheckStepAnswer, ConnectionCheckAnswer } from '@voicekeep/shared/http';
import type { BrowserProbe, ConnectionCheckLine } from '@voicekeep/shared/contracts';

class PlannedStepAnswer extends PickType(CheckStepAnswer, ['id', 'title']) {}

class BrowserProbeAnswer implements BrowserProbe {
  @ApiProperty({ description: 'To give it back by.' }) id!: string;
  @ApiProperty({ description: 'Signed, at the address browsers use. Not to be shown or kept.' }) url!: string;
  @ApiProperty({ example: 'bytes=0-99', description: 'The `Range` to ask for.' }) range!: string;
  @ApiProperty({ description: 'The bytes of that range, in base64.' }) expected!: string;
}

/** One line of a test that is read while it runs; which fields there are depends on `event`. */
@ApiExtraModels(PlannedStepAnswer, CheckStepAnswer)
export class ConnectionCheckLineAnswer {
  @ApiProperty({
    enum: ['planned', 'started', 'step', 'probe', 'result'],
    description: 'First `planned`, then each step as it begins and ends, last `result`.',
  })
  event!: ConnectionCheckLine['event'];
  @ApiPropertyOptional({ description: '`started`: the step that begins.' }) id?: string;
  @ApiPropertyOptional({ type: CheckStepAnswer, description: '`step`: how a step ended.' })
  step?: CheckStepAnswer;
  @ApiPropertyOptional({ type: BrowserProbeAnswer, description: '`probe`: only with `?browser=true`.' })
  probe?: BrowserProbeAnswer;
  @ApiPropertyOptional({ description: '`result`: true when no step failed.' }) ok?: boolean;
  @ApiPropertyOptional({
    description: '`planned`: what will be tried, in order. `result`: how every step ended.',
    oneOf: [
      { type: 'array', items: { $ref: getSchemaPath(PlannedStepAnswer) } },
      { type: 'array', items: { $ref: getSchemaPath(CheckStepAnswer) } },
    ],
  })
  steps?: PlannedStepAnswer[] | ConnectionCheckAnswer['steps'];
}
