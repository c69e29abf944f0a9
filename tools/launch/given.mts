import { LaunchError } from '../services/launch-error.mts';

/** True when the environment has the setting, itself or as the name of a file that holds it. */
export function isGiven(env: NodeJS.ProcessEnv, name: string): boolean {
  return [env[name], env[`${name}_FILE`]].some((value) => value !== undefined && value !== '');
}

/** `npm start` is a trial unless told otherwise. */
export function isTrial(env: NodeJS.ProcessEnv): boolean {
  const wanted = env['VOICEKEEP_TRIAL'] ?? '';
  if (!['', 'on', 'off'].includes(wanted)) throw new LaunchError('VOICEKEEP_TRIAL must be on or off.');
  return wanted !== 'off';
}
