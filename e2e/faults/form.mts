/** What the Storage page of one workspace holds. */
export interface StorageForm {
  enabled: boolean;
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  deleteTwilioCopy: boolean;
  deleteWithCallLog: boolean;
}
