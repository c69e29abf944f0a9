import { ApiProperty } from '@nestjs/swagger';
import type { StorageLocationList, StorageLocationView } from '@voicekeep/shared/contracts';

const text = { type: String, nullable: true } as const;

export class LocationProblemAnswer {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class LocationAnswer implements StorageLocationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['active', 'read_only', 'paused'] }) state!: StorageLocationView['state'];
  @ApiProperty({ ...text, description: 'Why it is paused' }) pausedCode!: string | null;
  @ApiProperty() bucket!: string;
  @ApiProperty() region!: string;
  @ApiProperty(text) endpoint!: string | null;
  @ApiProperty() prefix!: string;
  @ApiProperty() objects!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) testedAt!: string;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Null: nothing there to read, or no answer in time',
  })
  readable!: boolean | null;
  @ApiProperty({ type: LocationProblemAnswer, nullable: true }) problem!: LocationProblemAnswer | null;
}

export class LocationsAnswer implements StorageLocationList {
  @ApiProperty({ type: [LocationAnswer] }) items!: LocationAnswer[];
}
