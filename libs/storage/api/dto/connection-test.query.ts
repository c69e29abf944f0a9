import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export class ConnectionTestQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description:
      'Read line by line, hand out a signed file of the test, so that the browser that asks can try to read it. It is deleted once given back, or after 6 s.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  browser?: 'true' | 'false';
}
