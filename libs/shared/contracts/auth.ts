export interface LoginRequest {
  email: string;
  password: string;
}

/** Who is signed in, and what they may do where. `workspaceId` `*` means every workspace. */
export interface Me {
  id: string;
  kind: 'user' | 'api-key';
  displayName: string;
  email: string | null;
  grants: readonly { workspaceId: string; role: 'admin' | 'member' }[];
  trial: boolean;
}

export interface PasswordChangeRequest {
  currentPassword: string;
  newPassword: string;
}
