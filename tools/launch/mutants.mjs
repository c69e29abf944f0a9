import { relaunch } from '../bare/relaunch.mjs';

await relaunch('e2e/faults/mutants/run.mts');
