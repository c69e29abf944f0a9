export const TRIAL_SETTINGS = Symbol('trial settings');
