import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/services/cli.mts');
