import { relaunch } from '../bare/relaunch.mjs';

await relaunch('tools/test/openapi.mts');
