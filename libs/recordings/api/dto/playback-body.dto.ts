import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { PlaybackRequest } from '@voicekeep/shared/contracts';

const TTL = {
  message: 'A link lives 1 to 60 minutes; give ttlMinutes as a whole number from 1 to 60.',
  context: { code: 'recording.ttl_range' },
};

export class PlaybackBody implements PlaybackRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 60, default: 60 })
  @IsOptional()
  @IsInt(TTL)
  @Min(1, TTL)
  @Max(60, TTL)
  ttlMinutes?: number;

  @ApiPropertyOptional({ enum: ['play', 'download'], default: 'play' })
  @IsOptional()
  @IsIn(['play', 'download'], {
    message: 'purpose is "play" or "download".',
    context: { code: 'recording.purpose_unknown' },
  })
  purpose?: 'play' | 'download';
}
