import { IsOptional, IsString, MaxLength } from 'class-validator';

export class PolicyQuery {
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  bucket?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2048)
  prefix?: string;
}
