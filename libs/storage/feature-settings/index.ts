export { StoragePage } from './storage-page';
