export interface Workspace {
  id: string;
  name: string;
  createdAt: string;
}

export interface WorkspaceRequest {
  name: string;
}
