import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { errors } from '@voicekeep/shared/errors';
import { CellCipher, type CellPlace, type PlacedCell } from './cell-cipher';
import type { DataKey, DataKeyRing } from './data-key-ring';

const VERSION = '1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const associatedData = (place: CellPlace): Buffer =>
  Buffer.from(JSON.stringify([place.table, place.column, place.workspaceId, place.rowId]));

/** The id of the key a text was sealed with; null for what is no cell. */
export function keyIdOfCell(text: string): string | null {
  return /^1\.([0-9a-f-]{36})\.[\w-]+$/.exec(text)?.[1] ?? null;
}

/**
 * AES-256-GCM under the workspace's data key. A cell reads `1.<key id>.<base64url of nonce, ciphertext, tag>`;
 * table, column, workspace and row are associated data.
 */
export class EnvelopeCellCipher extends CellCipher {
  constructor(private readonly keys: DataKeyRing) {
    super();
  }

  override async seal(place: CellPlace, plaintext: string): Promise<string> {
    const { id, key } = await this.keys.current(place.workspaceId);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
    const sealed = Buffer.concat([
      nonce,
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `${VERSION}.${id}.${sealed.toString('base64url')}`;
  }

  override async open(place: CellPlace, cell: string): Promise<string> {
    const { keyId, body } = partsOf(place, cell);
    return decrypt(await this.keys.byId(keyId), place, body);
  }

  override async openAll(cells: readonly PlacedCell[]): Promise<(string | null)[]> {
    const opened: (string | null)[] = [];
    let key: DataKey | undefined;
    for (const { place, cell } of cells) {
      if (cell === null) {
        opened.push(null);
        continue;
      }
      const { keyId, body } = partsOf(place, cell);
      if (key?.id !== keyId) key = await this.keys.byId(keyId);
      opened.push(decrypt(key, place, body));
    }
    return opened;
  }
}

function partsOf(place: CellPlace, cell: string): { keyId: string; body: string } {
  const [version, keyId, body] = cell.split('.');
  if (version !== VERSION || !keyId || !body) throw unreadable(place);
  return { keyId, body };
}

function decrypt({ key }: DataKey, place: CellPlace, body: string): string {
  const sealed = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(
      associatedData(place),
    );
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    // As bytes: asked for text, the decipher would make itself a decoder of text in pieces, for one piece.
    const plaintext = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    decipher.final();
    return plaintext.toString('utf8');
  } catch (cause) {
    throw unreadable(place, cause);
  }
}

function unreadable(place: CellPlace, cause?: unknown): Error {
  return errors.internal(
    'crypto.cell_unreadable',
    `A stored value in ${place.table}.${place.column} cannot be decrypted: it was altered or moved.`,
    { cause },
  );
}
