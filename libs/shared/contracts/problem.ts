/** An answer that is not success: RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** One plain sentence with the fix. */
  detail: string;
  /** Stable and dotted, such as `storage.bucket_required`. */
  code: string;
  requestId: string;
  errors?: readonly { path: string; code: string; message: string }[];
  [member: string]: unknown;
}
