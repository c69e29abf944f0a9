import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatWhen, ScrollArea, uiTexts } from '@voicekeep/shared/ui';
import { migrationTexts } from './texts/migration-texts';

@Component({
  selector: 'vk-run-history',
  imports: [ScrollArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-table-frame" [vkScrollArea]="t('history.name')">
    <table class="vk-table">
      <caption class="vk-unseen">
        {{
          t('history.caption')
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ t('history.started') }}</th>
          <th scope="col">{{ t('history.run') }}</th>
          <th scope="col">{{ t('history.state') }}</th>
          <th scope="col">{{ t('history.done') }}</th>
          <th scope="col">{{ t('history.failed') }}</th>
          <th scope="col">{{ t('history.size') }}</th>
          <th scope="col">{{ t('history.finished') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <td class="vk-nowrap">{{ row.started }}</td>
            <td>{{ row.kind }}</td>
            <td>{{ row.state }}</td>
            <td>{{ row.done }}</td>
            <td>{{ row.failed }}</td>
            <td class="vk-nowrap">{{ row.size }}</td>
            <td class="vk-nowrap">{{ row.finished }}</td>
          </tr>
        }
      </tbody>
    </table>
  </div>`,
})
export class RunHistory {
  readonly runs = input.required<readonly MigrationRun[]>();
  protected readonly t = migrationTexts();
  private readonly ui = uiTexts();
  protected readonly rows = computed(() =>
    this.runs().map((run) => ({
      id: run.id,
      started: formatWhen(run.startedAt, this.ui),
      kind: this.t(`${run.kind}.name`),
      state: this.t(`state.${run.state}`),
      done: formatCount(run.done),
      failed: formatCount(run.failed),
      size: formatBytes(run.bytes),
      finished: run.finishedAt ? formatWhen(run.finishedAt, this.ui) : '–',
    })),
  );
}
