export { TelephonyPage } from './telephony-page';
