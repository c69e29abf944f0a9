import { createHmac, hkdfSync } from 'node:crypto';
import { BlindIndex } from './blind-index';
import type { DataKeyRing } from './data-key-ring';

/** Index keys derived by HKDF-SHA-256 from the workspace's data key, one per purpose. */
export class EnvelopeBlindIndex extends BlindIndex {
  constructor(private readonly keys: DataKeyRing) {
    super();
  }

  override async of(workspaceId: string | null, purpose: string, value: string): Promise<string> {
    const { key } = await this.keys.current(workspaceId);
    const indexKey = Buffer.from(hkdfSync('sha256', key, '', `voicekeep blind index ${purpose}`, 32));
    return createHmac('sha256', indexKey).update(value, 'utf8').digest('hex');
  }
}
