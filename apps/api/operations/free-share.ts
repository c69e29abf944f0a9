import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The free part (0 to 1) of the disk that holds a folder, which need not exist yet. */
export async function freeShare(folder: string): Promise<number> {
  try {
    const { bavail, blocks } = await statfs(folder);
    return blocks === 0 ? 1 : bavail / blocks;
  } catch (error) {
    const parent = dirname(folder);
    if (parent === folder) throw error;
    return freeShare(parent);
  }
}
