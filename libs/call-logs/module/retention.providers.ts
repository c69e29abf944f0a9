import type { Provider } from '@nestjs/common';
import { AuditTrail } from '@voicekeep/shared/audit';
import { Clock, Jobs, SkewWatch } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  AgedCallLogs,
  AgedRecordings,
  AgreedTime,
  CallLogRecordings,
  CallLogRemovals,
  RetentionRules,
  RetentionRuns,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import {
  SqlAgedCallLogs,
  SqlRetentionRules,
  SqlRetentionRuns,
  WitnessedTime,
} from '@voicekeep/call-logs/persistence';
import {
  HoldGuard,
  RetentionBatch,
  RetentionDesk,
  RetentionRunner,
  RetentionSurvey,
} from '@voicekeep/call-logs/workflow';
import { construct } from './construct';

const survey: Provider = {
  provide: RetentionSurvey,
  useFactory: (
    time: AgreedTime,
    callLogs: AgedCallLogs,
    recordings: CallLogRecordings,
    agedRecordings: AgedRecordings,
    guard: HoldGuard,
  ) => new RetentionSurvey({ time, callLogs, recordings, agedRecordings, guard }),
  inject: [AgreedTime, AgedCallLogs, CallLogRecordings, AgedRecordings, HoldGuard],
};

const batch: Provider = {
  provide: RetentionBatch,
  useFactory: (
    callLogs: AgedCallLogs,
    recordings: CallLogRecordings,
    agedRecordings: AgedRecordings,
    removals: CallLogRemovals,
    guard: HoldGuard,
    audit: AuditTrail,
  ) => new RetentionBatch({ callLogs, recordings, agedRecordings, removals, guard, audit }),
  inject: [AgedCallLogs, CallLogRecordings, AgedRecordings, CallLogRemovals, HoldGuard, AuditTrail],
};

const runner: Provider = {
  provide: RetentionRunner,
  useFactory: (
    transactions: Database,
    workspaces: WorkspaceStore,
    rules: RetentionRules,
    runs: RetentionRuns,
    batch: RetentionBatch,
    time: AgreedTime,
    jobs: Jobs,
    audit: AuditTrail,
    clock: Clock,
  ) => new RetentionRunner({ transactions, workspaces, rules, runs, batch, time, jobs, audit, clock }),
  inject: [
    ...[Database, WorkspaceStore, RetentionRules, RetentionRuns, RetentionBatch, AgreedTime, Jobs],
    ...[AuditTrail, Clock],
  ],
};

const desk: Provider = {
  provide: RetentionDesk,
  useFactory: (
    transactions: Database,
    workspaces: WorkspaceStore,
    rules: RetentionRules,
    runs: RetentionRuns,
    survey: RetentionSurvey,
    audit: AuditTrail,
    clock: Clock,
  ) => new RetentionDesk({ transactions, workspaces, rules, runs, survey, audit, clock }),
  inject: [Database, WorkspaceStore, RetentionRules, RetentionRuns, RetentionSurvey, AuditTrail, Clock],
};

/** Keeping calls for as long as a rule says. */
export const retentionProviders: Provider[] = [
  construct(RetentionRules, SqlRetentionRules, Database),
  construct(RetentionRuns, SqlRetentionRuns, Database),
  construct(AgedCallLogs, SqlAgedCallLogs, Database),
  construct(AgreedTime, WitnessedTime, Database, Clock, SkewWatch),
  survey,
  batch,
  runner,
  desk,
];
