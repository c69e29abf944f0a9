/** What the SDK, Node or a store told about a failure, read without trusting its shape. */
export interface S3Fault {
  /** The store's error code, or Node's. */
  readonly name: string;
  readonly nodeCode: string;
  readonly status: number | null;
  readonly message: string;
  readonly bucketRegion: string | null;
  readonly contentType: string;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One header of an answer, by its name in lower case; empty for none. */
export const headerOf = (response: unknown, name: string): string =>
  text(member(member(response, 'headers'), name));

export function readFault(error: unknown): S3Fault {
  const headers = member(member(error, '$response'), 'headers');
  const status =
    member(member(error, '$metadata'), 'httpStatusCode') ?? member(member(error, '$response'), 'statusCode');
  const message = text(member(error, 'message'));
  const expected = /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
  return {
    name: text(member(error, 'Code')) || text(member(error, 'name')),
    // An error of another JavaScript realm reaches us wrapped by the SDK, its code in the message alone.
    nodeCode:
      text(member(error, 'code')) ||
      text(member(member(error, 'cause'), 'code')) ||
      (/\b(E[A-Z]{4,12})\b/.exec(message)?.[1] ?? ''),
    status: typeof status === 'number' ? status : null,
    message,
    bucketRegion:
      text(member(headers, 'x-amz-bucket-region')) || text(member(error, 'Region')) || expected || null,
    contentType: text(member(headers, 'content-type')),
  };
}
