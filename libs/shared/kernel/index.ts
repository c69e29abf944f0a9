export { Clock, systemClock } from './clock';
export { isUuid, newId } from './id';
export { PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX, type PageRequest } from './page-request';
export { withDeadline } from './deadline';
