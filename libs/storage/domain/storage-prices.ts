import type { BucketPlace } from './bucket-connection';

/** List prices in US dollars. A GB is 2^30 bytes. */
export interface PriceList {
  readonly provider: string;
  readonly asOf: string;
  readonly source: string;
  readonly note: string;
  readonly perGbMonth: Readonly<Record<string, number>>;
  /** Moving 1,000 files into the class. */
  readonly perThousandMoves: Readonly<Record<string, number>>;
}

const GB = 1024 ** 3;

const AWS: PriceList = {
  provider: 'AWS S3',
  asOf: '2025-06-01',
  source: 'https://aws.amazon.com/s3/pricing/',
  note: 'List prices of us-east-1, first 50 TB; requests, retrieval and data transfer are not counted, other regions differ.',
  perGbMonth: {
    STANDARD: 0.023,
    INTELLIGENT_TIERING: 0.023,
    STANDARD_IA: 0.0125,
    ONEZONE_IA: 0.01,
    GLACIER_IR: 0.004,
    GLACIER: 0.0036,
    DEEP_ARCHIVE: 0.00099,
  },
  perThousandMoves: { STANDARD_IA: 0.01, GLACIER_IR: 0.02, GLACIER: 0.03, DEEP_ARCHIVE: 0.05 },
};

const flat = (provider: string, source: string, price: number): PriceList => ({
  ...{
    provider,
    source,
    asOf: AWS.asOf,
    note: 'List price; requests, data transfer and free amounts are not counted.',
  },
  ...{ perGbMonth: { STANDARD: price }, perThousandMoves: {} },
});

const BY_HOST: readonly (readonly [RegExp, PriceList])[] = [
  [/\.amazonaws\.com(\.cn)?$/, AWS],
  [
    /\.r2\.cloudflarestorage\.com$/,
    flat('Cloudflare R2', 'https://developers.cloudflare.com/r2/pricing/', 0.015),
  ],
  [/\.backblazeb2\.com$/, flat('Backblaze B2', 'https://www.backblaze.com/cloud-storage/pricing', 0.006)],
  [/\.wasabisys\.com$/, flat('Wasabi', 'https://wasabi.com/pricing', 0.00683)],
  [
    /\.digitaloceanspaces\.com$/,
    flat('DigitalOcean Spaces', 'https://www.digitalocean.com/pricing/spaces-object-storage', 0.02),
  ],
  [
    /^storage\.googleapis\.com$/,
    flat('Google Cloud Storage', 'https://cloud.google.com/storage/pricing', 0.02),
  ],
];

/** Null for a store whose prices nobody publishes, such as one of your own. */
export function priceListOf({ endpoint }: Pick<BucketPlace, 'endpoint'>): PriceList | null {
  if (endpoint === null) return AWS;
  const { hostname } = new URL(endpoint);
  return BY_HOST.find(([host]) => host.test(hostname))?.[1] ?? null;
}

export const storageCost = (bytes: number, perGbMonth: number): number => (bytes / GB) * perGbMonth;

/** Twilio's list price for keeping recordings (twilio.com/voice/pricing): per started minute and month. */
export const TWILIO_STORAGE = {
  freeMinutes: 10_000,
  pricePerMinuteMonth: 0.0005,
  asOf: '2025-06-01',
  source: 'https://www.twilio.com/en-us/voice/pricing/us',
} as const;

/** To a hundredth of a cent: smaller sums than a cent are shown, not noise. */
export const dollars = (sum: number): number => Math.round(sum * 10_000) / 10_000;
