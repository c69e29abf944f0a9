import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TelephonySettings } from '@voicekeep/shared/contracts';
import { CopyButton, formatWhen, Icon, ScrollArea, uiTexts } from '@voicekeep/shared/ui';
import { snippetsFor } from './snippets';
import { twilioTexts } from './texts/twilio-texts';

/** The addresses to enter at Twilio, how to enter them, and whether Twilio has used them yet. */
@Component({
  selector: 'vk-webhook-guide',
  imports: [CopyButton, Icon, ScrollArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './webhook-guide.html',
  styleUrl: './webhook-guide.css',
})
export class WebhookGuide {
  readonly webhooks = input.required<TelephonySettings['webhooks']>();
  protected readonly t = twilioTexts();
  private readonly ui = uiTexts();
  protected readonly snippets = computed(() => snippetsFor(this.webhooks().recordingStatusUrl, this.t));
  protected readonly received = computed(() => {
    const at = this.webhooks().lastReceivedAt;
    return at ? formatWhen(at, this.ui) : null;
  });
  protected readonly rejected = computed(() => {
    const at = this.webhooks().lastRejectedAt;
    return at ? formatWhen(at, this.ui) : null;
  });
}
