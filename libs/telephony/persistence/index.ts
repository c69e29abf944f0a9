import { TelephonySettings1700000000300 } from './migrations/1700000000300-telephony-settings';
import { TelephonySettingsEntity } from './telephony-settings.entity';

export { TypeOrmTelephonyAccounts } from './type-orm-telephony-accounts';

export const TELEPHONY_ENTITIES = [TelephonySettingsEntity];
export const TELEPHONY_MIGRATIONS = [TelephonySettings1700000000300];
