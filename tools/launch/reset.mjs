import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/launch/reset.mts');
