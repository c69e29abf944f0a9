import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  LifecyclePreview,
  LifecycleTransition,
  LifecycleWarning,
  StorageLifecycle,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { BucketLifecycle, FoundRule } from './bucket-lifecycle';
import { type AgedAudio, previewOf } from './lifecycle-preview';
import { LIFECYCLE_PRESETS } from './lifecycle-presets';
import type { KnownLocation, LocationBook } from './location-book';
import { fixedFolder } from './object-key';
import { transitionsProblem } from './storage-classes';
import { priceListOf } from './storage-prices';
import type { Caller } from './storage-settings-editor';
import type { StorageSettingsRepository } from './storage-settings-repository';
import type { StoredAudio } from './stored-audio';

const DAY_MS = 86_400_000;

export interface LifecycleDeskParts {
  readonly settings: StorageSettingsRepository;
  readonly locations: LocationBook;
  readonly lifecycle: BucketLifecycle;
  readonly audio: StoredAudio;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

interface Place extends KnownLocation {
  readonly rulePrefix: string;
  readonly ruleId: string;
}

/** Shows and changes what the bucket does with old recordings. Our rule never deletes, and touches our folder only. */
export class LifecycleDesk {
  constructor(private readonly parts: LifecycleDeskParts) {}

  /** @throws VoicekeepError `storage.not_configured`, or what the store answers */
  async read(workspaceId: string): Promise<StorageLifecycle> {
    const place = await this.place(workspaceId);
    return this.view(workspaceId, place, await this.parts.lifecycle.read(place.connection));
  }

  /** What the steps would do; changes nothing. */
  async preview(workspaceId: string, transitions: readonly LifecycleTransition[]): Promise<LifecyclePreview> {
    requireOrder(transitions);
    return this.previewAt(workspaceId, await this.place(workspaceId), transitions);
  }

  /** @throws VoicekeepError 422 `storage.lifecycle_order`, `storage.lifecycle_days`, `storage.lifecycle_refused` */
  async save(
    workspaceId: string,
    transitions: readonly LifecycleTransition[],
    caller: Caller,
  ): Promise<StorageLifecycle> {
    requireOrder(transitions);
    const place = await this.place(workspaceId);
    const { ruleId: id, rulePrefix: prefix } = place;
    const rules = await this.parts.lifecycle.put(place.connection, { id, prefix, transitions });
    await this.parts.audit.append({
      ...caller,
      action: 'storage.lifecycle_changed',
      outcome: 'ok',
      workspaceId,
      details: { steps: transitions.map((step) => `${step.afterDays}:${step.storageClass}`).join(',') },
    });
    return this.view(workspaceId, place, rules);
  }

  private async place(workspaceId: string): Promise<Place> {
    const stored = await this.parts.settings.find(workspaceId);
    const all = await this.parts.locations.all(workspaceId);
    const found = all.find(({ location }) => location.id === stored?.locationId);
    if (!stored || !found)
      throw errors.conflict('storage.not_configured', 'Set up storage first: there is no bucket yet.');
    const rulePrefix = fixedFolder(found.location.prefix, stored.form.keyTemplate, workspaceId);
    if (rulePrefix === '')
      throw errors.conflict(
        'storage.lifecycle_needs_prefix',
        'Without a prefix a rule would touch the whole bucket; set a prefix, or {workspaceId} as first folder.',
      );
    return { ...found, rulePrefix, ruleId: `voicekeep-${workspaceId}` };
  }

  private async view(
    workspaceId: string,
    place: Place,
    rules: readonly FoundRule[],
  ): Promise<StorageLifecycle> {
    const own = rules.find(({ id }) => id === place.ruleId);
    const transitions = (own?.transitions ?? []).flatMap(({ afterDays, storageClass }) =>
      afterDays === null
        ? []
        : [{ afterDays, storageClass: storageClass as LifecycleTransition['storageClass'] }],
    );
    const touches = ({ prefix }: FoundRule): boolean =>
      prefix.startsWith(place.rulePrefix) || place.rulePrefix.startsWith(prefix);
    const presets = await Promise.all(
      LIFECYCLE_PRESETS.map(async (preset) => ({
        ...preset,
        transitions: [...preset.transitions],
        preview: await this.previewAt(workspaceId, place, preset.transitions),
      })),
    );
    const shown = rules.map((rule) => ({
      ...rule,
      ours: rule === own,
      touchesRecordings: touches(rule),
    }));
    return {
      bucket: place.location.bucket,
      rulePrefix: place.rulePrefix,
      transitions,
      preview: await this.previewAt(workspaceId, place, transitions),
      rules: shown,
      presets,
      warnings: shown.filter((rule) => rule.touchesRecordings && rule.enabled && !rule.ours).flatMap(deletes),
    };
  }

  private async previewAt(
    workspaceId: string,
    { location, rulePrefix }: Place,
    transitions: readonly LifecycleTransition[],
  ): Promise<LifecyclePreview> {
    const { audio, clock } = this.parts;
    const at = (days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);
    const [all, groups, ...old] = await Promise.all([
      audio.amount(workspaceId, location.id, rulePrefix, null),
      audio.groups(workspaceId),
      ...transitions.map(({ afterDays }) =>
        audio.amount(workspaceId, location.id, rulePrefix, at(afterDays)),
      ),
    ]);
    const bytesByClass = new Map<string, number>();
    for (const { locationId, storageClass, bytes } of groups)
      if (locationId === location.id)
        bytesByClass.set(storageClass, (bytesByClass.get(storageClass) ?? 0) + bytes);
    const aged: AgedAudio = { all, old, bytesByClass };
    return previewOf(transitions, aged, priceListOf(location));
  }
}

function requireOrder(transitions: readonly LifecycleTransition[]): void {
  const problem = transitionsProblem(transitions);
  if (problem) throw errors.invalid(problem.code, problem.message, { fields: [problem] });
}

const deletes = ({ id, expiresAfterDays }: FoundRule): LifecycleWarning[] =>
  expiresAfterDays === null
    ? []
    : [
        {
          code: 'storage.foreign_expiry',
          message: `The bucket's rule "${id ?? 'without a name'}" deletes files after ${expiresAfterDays} days, recordings of this workspace among them. It is not ours: take the recordings out of it in the bucket.`,
        },
      ];
