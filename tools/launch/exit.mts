import { LaunchError } from '../services/launch-error.mts';

/** Runs a command; a failure meant for people is shown as its sentence, any other with all that is known of it. */
export async function exitWith(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof LaunchError ? error.message : error);
    process.exitCode = error instanceof LaunchError ? error.exitCode : 1;
  }
}
