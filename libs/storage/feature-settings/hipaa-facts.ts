import { ChangeDetectionStrategy, Component } from '@angular/core';
import { texts } from '@voicekeep/shared/ui';
import { HIPAA_TEXTS } from './texts/hipaa-en';

const FACTS = ['twilio', 'bucket', 'way', 'rest', 'data', 'trail'] as const;

/** What a health provider must know and sign before recordings with patient data are stored. */
@Component({
  selector: 'vk-hipaa-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './hipaa-facts.html',
  styles: `
    li + li {
      margin-block-start: 4px;
    }
    ul {
      margin: 8px 0 0;
      padding-inline-start: 20px;
    }
  `,
})
export class HipaaFacts {
  private readonly t = texts('hipaa', HIPAA_TEXTS);
  protected readonly facts = FACTS.map((fact) => ({
    head: this.t(fact),
    words: this.t(`${fact}_words`),
  }));
}
