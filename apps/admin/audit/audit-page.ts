import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AuditEvent } from '@voicekeep/shared/contracts';
import {
  EmptyNote,
  forEachWorkspace,
  formatWhen,
  LoadingRows,
  LoadMore,
  PageHeading,
  ProblemNote,
  ScrollArea,
} from '@voicekeep/shared/ui';
import { AuditStore } from './audit-store';

const OUTCOMES: Record<AuditEvent['outcome'], string> = { ok: 'Done', denied: 'Refused', failed: 'Failed' };

@Component({
  selector: 'app-audit-page',
  imports: [EmptyNote, LoadingRows, LoadMore, PageHeading, ProblemNote, ScrollArea],
  providers: [AuditStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page">
    <vk-page-heading title="Audit" words="What people and programs did in this workspace, newest first." />
    <vk-problem-note [sentence]="store.problem()" />
    @if (rows(); as events) {
      @if (events.length === 0) {
        <vk-empty-note icon="history" heading="Nothing on record yet" />
      } @else {
        <div class="vk-table-frame" vkScrollArea="Audit events">
          <table class="vk-table">
            <caption class="vk-unseen">
              Audit events, newest first
            </caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">Outcome</th>
                <th scope="col">Details</th>
              </tr>
            </thead>
            <tbody>
              @for (event of events; track event.id) {
                <tr>
                  <td class="vk-nowrap">{{ event.when }}</td>
                  <td>{{ event.who }}</td>
                  <td>{{ event.action }}</td>
                  <td>{{ event.outcome }}</td>
                  <td class="vk-quiet">{{ event.details }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (store.hasMore()) {
          <vk-load-more (asked)="store.loadMore()" />
        }
      }
    } @else if (!store.problem()) {
      <vk-loading-rows />
    }
  </div>`,
})
export class AuditPage {
  protected readonly store = inject(AuditStore);
  protected readonly rows = computed(() => this.store.events()?.map(toRow) ?? null);

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }
}

/** `api_key.created` reads `API key created`. */
const wordsFor = (action: string): string => {
  const words = action.replaceAll(/[._]/g, ' ').replace(/^api\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const toRow = (event: AuditEvent) => ({
  id: event.id,
  when: formatWhen(event.at),
  who: event.actor.displayName ?? event.actor.kind,
  action: wordsFor(event.action),
  outcome: OUTCOMES[event.outcome],
  details: Object.entries(event.details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', '),
});
