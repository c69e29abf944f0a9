import { type Say, texts } from '@voicekeep/shared/ui';
import { CAMPAIGNS_TEXTS } from './en';

export type SayCampaigns = Say<typeof CAMPAIGNS_TEXTS>;

/** Call it where `inject` may be called. */
export const campaignsTexts = (): SayCampaigns => texts('campaigns', CAMPAIGNS_TEXTS);
