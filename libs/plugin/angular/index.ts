export { ConditionsBand } from '@voicekeep/alerts/feature-conditions';
export { provideVoicekeep } from './provide-voicekeep';
export { voicekeepPages, voicekeepRoutes } from './voicekeep-routes';
export type { VoicekeepContext } from '@voicekeep/shared/ui';
