import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from './workspace.mts';

/**
 * How Node runs the product. With V8's own choice of a large young generation, the bytes of recordings fill memory
 * long before it is full, and each time the whole heap is gone through instead.
 */
export const NODE_ARGUMENTS = JSON.parse(
  readFileSync(join(workspace.root, 'apps/api/node-arguments.json'), 'utf8'),
) as readonly string[];
