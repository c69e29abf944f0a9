import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/test/run.mts');
