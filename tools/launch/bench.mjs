import { relaunch } from '../bare/relaunch.mjs';

await relaunch('bench/run.mts');
