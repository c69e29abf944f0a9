import { ApiProperty } from '@nestjs/swagger';
import type { ClassUsage, MonthUsage, StorageUsage } from '@voicekeep/shared/contracts';

const money = {
  type: Number,
  nullable: true,
  description: 'US dollars; null where no price is known',
} as const;

export class ClassUsageAnswer implements ClassUsage {
  @ApiProperty() storageClass!: string;
  @ApiProperty() objects!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty(money) pricePerGbMonth!: number | null;
  @ApiProperty(money) costPerMonth!: number | null;
}

export class MonthUsageAnswer implements MonthUsage {
  @ApiProperty({ example: '2026-11' }) month!: string;
  @ApiProperty() storageClass!: string;
  @ApiProperty() objects!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() seconds!: number;
}

export class TwilioCostAnswer {
  @ApiProperty({ description: 'Started minutes' }) minutes!: number;
  @ApiProperty() freeMinutes!: number;
  @ApiProperty() pricePerMinuteMonth!: number;
  @ApiProperty() costPerMonth!: number;
  @ApiProperty({ format: 'date' }) asOf!: string;
  @ApiProperty() source!: string;
}

export class PricesAnswer {
  @ApiProperty() provider!: string;
  @ApiProperty({ format: 'date' }) asOf!: string;
  @ApiProperty() source!: string;
  @ApiProperty() note!: string;
}

export class UsageAnswer implements StorageUsage {
  @ApiProperty() objects!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty({ type: [ClassUsageAnswer] }) classes!: ClassUsageAnswer[];
  @ApiProperty({ type: [MonthUsageAnswer], description: 'By the month in which they were stored' })
  months!: MonthUsageAnswer[];
  @ApiProperty({ enum: ['USD'] }) currency!: 'USD';
  @ApiProperty(money) costPerMonth!: number | null;
  @ApiProperty({ type: TwilioCostAnswer }) twilio!: TwilioCostAnswer;
  @ApiProperty({ type: PricesAnswer, nullable: true }) prices!: PricesAnswer | null;
  @ApiProperty({ enum: ['database'] }) countedFrom!: 'database';
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the classes were last read from the bucket’s own list',
  })
  classesCheckedAt!: string | null;
}
