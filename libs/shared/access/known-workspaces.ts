/** The port through which the guard asks whether a workspace is there at all. */
export abstract class KnownWorkspaces {
  /** False for what never was, and from the moment its deletion began. */
  abstract exists(workspaceId: string): Promise<boolean>;
}
