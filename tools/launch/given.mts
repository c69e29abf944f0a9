/** True when the environment has the setting, itself or as the name of a file that holds it. */
export function isGiven(env: NodeJS.ProcessEnv, name: string): boolean {
  return [env[name], env[`${name}_FILE`]].some((value) => value !== undefined && value !== '');
}

/** `npm start` is a trial unless told otherwise. */
export function isTrial(env: NodeJS.ProcessEnv): boolean {
  return env['VOICEKEEP_TRIAL'] !== 'off';
}
