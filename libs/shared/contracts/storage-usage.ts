export interface ClassUsage {
  storageClass: string;
  objects: number;
  bytes: number;
  seconds: number;
  /** Null where no price is known. */
  pricePerGbMonth: number | null;
  costPerMonth: number | null;
}

export interface MonthUsage {
  /** `2026-11`, UTC. */
  month: string;
  storageClass: string;
  objects: number;
  bytes: number;
  seconds: number;
}

/** What is stored for a workspace and what it costs, counted from our database; no request reads the bucket. */
export interface StorageUsage {
  objects: number;
  bytes: number;
  seconds: number;
  classes: readonly ClassUsage[];
  /** By the month in which recordings were stored. */
  months: readonly MonthUsage[];
  currency: 'USD';
  costPerMonth: number | null;
  /** What Twilio would take for keeping the same recordings, by its list price. */
  twilio: {
    minutes: number;
    freeMinutes: number;
    pricePerMinuteMonth: number;
    costPerMonth: number;
    asOf: string;
    source: string;
  };
  /** Null for a store whose prices are not known here. */
  prices: { provider: string; asOf: string; source: string; note: string } | null;
  countedFrom: 'database';
  /** When the classes were last read from the bucket's own list; null before the first time. */
  classesCheckedAt: string | null;
}
