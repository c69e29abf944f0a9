import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/bench/run.mts');
