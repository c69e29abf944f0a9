import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CheckStep, CheckSuggestion, ConnectionCheckResult } from '@voicekeep/shared/contracts';

class CheckSuggestionAnswer implements CheckSuggestion {
  @ApiProperty({ description: 'For a button, such as "Use eu-west-1".' }) label!: string;
  @ApiProperty({ type: Object, description: 'Fields of the form and the values that mend it.' })
  change!: CheckSuggestion['change'];
}

export class CheckStepAnswer implements CheckStep {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['ok', 'warning', 'failed', 'skipped'] }) status!: CheckStep['status'];
  @ApiProperty() title!: string;
  @ApiProperty() detail!: string;
  @ApiPropertyOptional() fix?: string;
  @ApiPropertyOptional({ description: 'Stable and dotted, as in a problem document.' }) code?: string;
  @ApiPropertyOptional({ type: CheckSuggestionAnswer }) suggestion?: CheckSuggestionAnswer;
  @ApiProperty({ description: 'How long the step took, in milliseconds.' }) ms!: number;
}

/** The steps of a connection test, as the API describes them. */
export class ConnectionCheckAnswer implements ConnectionCheckResult {
  @ApiProperty({ description: 'True when no step failed.' }) ok!: boolean;
  @ApiProperty({ type: [CheckStepAnswer] }) steps!: CheckStepAnswer[];
}
