import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/launch/start.mts');
