export interface Campaign {
  id: string;
  name: string;
  /** E.164; calls to it belong to the campaign. */
  trackingNumber: string | null;
  createdAt: string;
}

export interface CampaignRequest {
  name: string;
  trackingNumber?: string | null;
}
