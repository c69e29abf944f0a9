import { join } from 'node:path';
import { root } from '../bare/root.mjs';

const state = join(root, '.voicekeep');

/** Where things lie in this checkout. */
export const workspace = {
  root,
  /** All that `npm start` keeps; `npm run reset` removes it. */
  state,
  services: join(state, 'services'),
  sandbox: join(state, 'sandbox'),
  /** Audio on its way between two places. */
  spool: join(state, 'spool'),
  lock: join(state, 'launcher.lock'),
  dist: join(root, 'dist'),
  server: join(root, 'dist/server'),
  admin: join(root, 'dist/admin'),
} as const;

/** A program of the installed dependencies. */
export function tool(name: string): string {
  return join(root, 'node_modules/.bin', name);
}
