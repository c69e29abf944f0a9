/** The workspaces there are. */
export abstract class Workspaces {
  abstract exists(workspaceId: string): Promise<boolean>;
  /** Ids of all workspaces that are not deleted. */
  abstract ids(): Promise<readonly string[]>;
}
