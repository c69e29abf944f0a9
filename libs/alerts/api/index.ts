export { ConditionsController } from './conditions.controller';
