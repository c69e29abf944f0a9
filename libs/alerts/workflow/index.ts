export { AlertPostman, type AlertPostmanParts } from './alert-postman';
export { ConditionDesk } from './condition-desk';
export { ConditionWatch, type ConditionWatchParts, type LookOutcome } from './condition-watch';
