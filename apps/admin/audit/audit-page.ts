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
  type SayUi,
  ScrollArea,
  uiTexts,
} from '@voicekeep/shared/ui';
import { adminTexts, type SayAdmin } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';
import { ACTION_TEXTS, type ActionKey, actionTexts, type SayAction } from './action-texts';
import { AuditStore } from './audit-store';

const KINDS = {
  user: 'audit.by_user',
  'api-key': 'audit.by_key',
  system: 'audit.by_system',
  anonymous: 'audit.by_anonymous',
} as const;

@Component({
  selector: 'app-audit-page',
  imports: [EmptyNote, LoadingRows, LoadMore, PageHeading, ProblemNote, ScrollArea],
  providers: [AuditStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page">
    <vk-page-heading [title]="frame('page.audit')" [words]="t('audit.words')" />
    <vk-problem-note [sentence]="store.problem()" />
    @if (rows(); as events) {
      @if (events.length === 0) {
        <vk-empty-note icon="history" [heading]="t('audit.empty')" />
      } @else {
        <div class="vk-table-frame" [vkScrollArea]="t('audit.table')">
          <table class="vk-table">
            <caption class="vk-unseen">
              {{
                t('audit.caption')
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ t('audit.when') }}</th>
                <th scope="col">{{ t('audit.who') }}</th>
                <th scope="col">{{ t('audit.what') }}</th>
                <th scope="col">{{ t('audit.outcome') }}</th>
                <th scope="col">{{ t('audit.details') }}</th>
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
  private readonly ui = uiTexts();
  private readonly actions = actionTexts();
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly rows = computed(
    () => this.store.events()?.map((event) => toRow(event, this.t, this.actions, this.ui)) ?? null,
  );

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }
}

const isKnown = (action: string): action is ActionKey => Object.hasOwn(ACTION_TEXTS, action);

/** What has no text yet is made readable: `api_key.created` reads `API key created`. */
const wordsFor = (action: string, actions: SayAction): string => {
  if (isKnown(action)) return actions(action);
  const words = action.replaceAll(/[._]/g, ' ').replace(/^api\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const toRow = (event: AuditEvent, t: SayAdmin, actions: SayAction, ui: SayUi) => ({
  id: event.id,
  when: formatWhen(event.at, ui),
  who: event.actor.displayName ?? t(KINDS[event.actor.kind]),
  action: wordsFor(event.action, actions),
  outcome: t(`audit.${event.outcome}`),
  details: Object.entries(event.details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', '),
});
