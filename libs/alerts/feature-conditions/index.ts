export { ConditionsBand } from './conditions-band';
