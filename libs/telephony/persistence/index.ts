import { TelephonySettings1700000000300 } from './migrations/1700000000300-telephony-settings';
import { TelephonySettingsEntity } from './telephony-settings.entity';

export { StoredRecordingSources } from './stored-recording-sources';
export { TypeOrmTelephonySettings } from './type-orm-telephony-settings';

export const TELEPHONY_ENTITIES = [TelephonySettingsEntity];
export const TELEPHONY_MIGRATIONS = [TelephonySettings1700000000300];
