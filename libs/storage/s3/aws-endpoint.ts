/** The address of S3 in a region, spelled out so that no environment variable or configuration file may choose another. */
export function awsEndpoint(region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://s3.${region}.${suffix}`;
}
