import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from './workspace.mts';

/** How Node runs the product: so that the bytes of recordings, garbage at once, are freed at once and cheaply. */
export const NODE_ARGUMENTS = JSON.parse(
  readFileSync(join(workspace.root, 'apps/api/node-arguments.json'), 'utf8'),
) as readonly string[];
