export { CallListPage } from './call-list-page';
