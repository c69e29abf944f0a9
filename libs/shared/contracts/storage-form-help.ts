/** One permission of the IAM policy, and why it is asked for. */
export interface StoragePermission {
  action: string;
  on: 'objects' | 'bucket' | 'key';
  reason: string;
}

export interface StoragePermissionList {
  items: readonly StoragePermission[];
}

/** Left out: as saved. */
export interface KeyPreviewRequest {
  prefix?: string;
  keyTemplate?: string | null;
}

export interface KeyPreview {
  key: string;
  /** `made-up` while the workspace has no recording. */
  example: 'recording' | 'made-up';
}
