import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatWhen, ScrollArea } from '@voicekeep/shared/ui';
import { KIND_WORDS } from './kind-words';
import { STATE_WORDS } from './run-words';

@Component({
  selector: 'vk-run-history',
  imports: [ScrollArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-table-frame" vkScrollArea="Runs">
    <table class="vk-table">
      <caption class="vk-unseen">
        Runs, newest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">Run</th>
          <th scope="col">State</th>
          <th scope="col">Done</th>
          <th scope="col">Need attention</th>
          <th scope="col">Size</th>
          <th scope="col">Finished</th>
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
  protected readonly rows = computed(() =>
    this.runs().map((run) => ({
      id: run.id,
      started: formatWhen(run.startedAt),
      kind: KIND_WORDS[run.kind].name,
      state: STATE_WORDS[run.state],
      done: formatCount(run.done),
      failed: formatCount(run.failed),
      size: formatBytes(run.bytes),
      finished: run.finishedAt ? formatWhen(run.finishedAt) : '–',
    })),
  );
}
