import { ApiProperty } from '@nestjs/swagger';
import {
  ARCHIVE_CLASSES,
  type ArchiveClass,
  type LifecyclePreset,
  type LifecyclePreview,
  type LifecycleRule,
  type LifecycleTransition,
  type LifecycleWarning,
  type StorageLifecycle,
} from '@voicekeep/shared/contracts';

const text = { type: String, nullable: true } as const;
const number = { type: Number, nullable: true } as const;
const money = { ...number, description: 'US dollars per month; null where no price is known' } as const;

export class LifecycleWarningAnswer implements LifecycleWarning {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class TransitionAnswer implements LifecycleTransition {
  @ApiProperty() afterDays!: number;
  @ApiProperty({ enum: ARCHIVE_CLASSES }) storageClass!: ArchiveClass;
}

export class PreviewStepAnswer extends TransitionAnswer {
  @ApiProperty({ description: 'Old enough already' }) recordings!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Below 128 KB: stay in Standard' }) small!: number;
  @ApiProperty({ ...number, description: 'US dollars, once' }) oneTimeCost!: number | null;
}

export class LifecyclePreviewAnswer implements LifecyclePreview {
  @ApiProperty() recordings!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ type: [PreviewStepAnswer] }) steps!: PreviewStepAnswer[];
  @ApiProperty(money) costPerMonthNow!: number | null;
  @ApiProperty(money) costPerMonthThen!: number | null;
  @ApiProperty(money) costPerMonthFinally!: number | null;
  @ApiProperty({ type: [LifecycleWarningAnswer] }) warnings!: LifecycleWarningAnswer[];
}

export class RuleTransitionAnswer {
  @ApiProperty(number) afterDays!: number | null;
  @ApiProperty() storageClass!: string;
}

export class LifecycleRuleAnswer implements LifecycleRule {
  @ApiProperty(text) id!: string | null;
  @ApiProperty() ours!: boolean;
  @ApiProperty() enabled!: boolean;
  @ApiProperty({ description: 'Empty: the whole bucket' }) prefix!: string;
  @ApiProperty({ type: [RuleTransitionAnswer] }) transitions!: RuleTransitionAnswer[];
  @ApiProperty(number) expiresAfterDays!: number | null;
  @ApiProperty() touchesRecordings!: boolean;
}

export class LifecyclePresetAnswer implements LifecyclePreset {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() words!: string;
  @ApiProperty({ type: [TransitionAnswer] }) transitions!: TransitionAnswer[];
  @ApiProperty({ type: LifecyclePreviewAnswer }) preview!: LifecyclePreviewAnswer;
}

export class LifecycleAnswer implements StorageLifecycle {
  @ApiProperty() bucket!: string;
  @ApiProperty({ description: 'Our rule touches only keys that begin so' }) rulePrefix!: string;
  @ApiProperty({ type: [TransitionAnswer] }) transitions!: TransitionAnswer[];
  @ApiProperty({ type: LifecyclePreviewAnswer }) preview!: LifecyclePreviewAnswer;
  @ApiProperty({ type: [LifecycleRuleAnswer] }) rules!: LifecycleRuleAnswer[];
  @ApiProperty({ type: [LifecyclePresetAnswer] }) presets!: LifecyclePresetAnswer[];
  @ApiProperty({ type: [LifecycleWarningAnswer] }) warnings!: LifecycleWarningAnswer[];
}
