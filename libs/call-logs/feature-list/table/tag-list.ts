import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { callsTexts } from '../texts/calls-texts';

/** The tags of a call, quietly beside it. */
@Component({
  selector: 'vk-tag-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (tags().length > 0) {
    <span class="vk-unseen">{{ t('row.tags') }} </span>
    @for (tag of tags(); track tag) {
      <span class="tag">{{ tag }}</span>
    }
  }`,
  styles: `
    .tag {
      display: inline-block;
      padding: 0 8px;
      margin-inline-end: 4px;
      border: 1px solid var(--vk-line);
      border-radius: 8px;
      font-size: 12px;
      line-height: 18px;
      color: var(--mat-sys-on-surface-variant);
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class TagList {
  readonly tags = input.required<readonly string[]>();
  protected readonly t = callsTexts();
}
