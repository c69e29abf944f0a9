import type { KeyPreview, KeyPreviewRequest } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { keyTemplateProblem, objectKey } from './object-key';
import { prefixProblem } from './prefix-rules';
import { DEFAULT_STORAGE_FORM } from './storage-form';
import type { StorageSettingsRepository } from './storage-settings-repository';
import type { StoredAudio } from './stored-audio';

/** Shows under which key the newest recording would lie. */
export class KeyPreviewer {
  constructor(
    private readonly settings: StorageSettingsRepository,
    private readonly audio: StoredAudio,
  ) {}

  /** What is left out is taken from the saved settings. @throws VoicekeepError 422 `storage.prefix_format`, `storage.key_template_format` */
  async preview(workspaceId: string, request: KeyPreviewRequest): Promise<KeyPreview> {
    const form = (await this.settings.find(workspaceId))?.form ?? DEFAULT_STORAGE_FORM;
    const prefix = request.prefix ?? form.prefix;
    const template = request.keyTemplate === undefined ? form.keyTemplate : request.keyTemplate || null;
    const problems = [prefixProblem(prefix), template === null ? null : keyTemplateProblem(template)].filter(
      (problem) => problem !== null,
    );
    const [first] = problems;
    if (first) throw errors.invalid(first.code, first.message, { fields: problems });
    const real = await this.audio.sample(workspaceId, null);
    const { recordingSid, kind, day } = real ?? MADE_UP;
    const extension = form.audioFormat;
    return {
      key: objectKey({ prefix, template, workspaceId, recordingSid, kind, day, attempt: 1, extension }),
      example: real ? 'recording' : 'made-up',
    };
  }
}

const MADE_UP = {
  recordingSid: `RE${'0123456789abcdef'.repeat(2)}`,
  kind: 'call',
  day: new Date('2026-01-31T12:00:00Z'),
} as const;
