import type { FieldProblem } from '@voicekeep/shared/errors';

/** Regions of AWS (docs.aws.amazon.com, "AWS Regions"), for naming a slip of the pen. */
export const AWS_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'ca-west-1',
  'mx-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-central-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'af-south-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-1',
  'ap-south-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'us-gov-east-1',
  'us-gov-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eusc-de-east-1',
] as const;

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (char === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** @param custom whether the store is not AWS: then a region is only a word in the signature. */
export function regionProblem(region: string, custom: boolean): FieldProblem | null {
  const problem = (message: string): FieldProblem => ({
    path: 'region',
    code: 'storage.region_unknown',
    message,
  });
  if (custom)
    return /^[A-Za-z0-9_-]{1,50}$/.test(region)
      ? null
      : problem('A region is one word of letters, digits and hyphens; most stores take us-east-1.');
  if (AWS_REGIONS.some((known) => known === region)) return null;
  const [near] = AWS_REGIONS.map((name) => ({ name, far: distance(region, name) })).sort(
    (a, b) => a.far - b.far,
  );
  return problem(
    near && near.far <= 3
      ? `AWS has no region "${region}". Did you mean ${near.name}?`
      : 'AWS has no such region; take the one the bucket was made in, such as us-east-1.',
  );
}
