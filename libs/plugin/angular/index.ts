export { ConditionsBand } from '@voicekeep/alerts/feature-conditions';
export { provideVoicekeep } from './provide-voicekeep';
export { voicekeepPages, voicekeepRoutes } from './voicekeep-routes';
export type { Language, VoicekeepContext } from '@voicekeep/shared/ui';
