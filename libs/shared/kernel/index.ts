export { Clock, systemClock } from './clock';
export { withDeadline } from './deadline';
export { isUuid, newId } from './id';
export { Jobs, type JobProgress } from './jobs';
export { PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX, type PageRequest } from './page-request';
export { Remembered } from './remembered';
export { Rounds } from './rounds';
export { ObservedSkew, skewLevel, type SkewLevel } from './observed-skew';
export { SkewWatch } from './skew-watch';
export { Transactions } from './transactions';
export { VERSION } from './version';
export {
  DEFAULT_ALERTS,
  VoicekeepOptions,
  type AlertOptions,
  type StorageSuggestionOptions,
} from './voicekeep-options';
export { WatchedBody, type BodyFault, type BodyWatch } from './watched-body';
