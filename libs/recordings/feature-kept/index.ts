export { KeptRecordingsPage } from './kept-recordings-page';
