export interface Member {
  userId: string;
  email: string;
  displayName: string;
  role: 'admin' | 'member';
  disabled: boolean;
  createdAt: string;
}

export interface MemberAddRequest {
  email: string;
  displayName?: string;
  role: 'admin' | 'member';
  /** The first password of a person new to this installation; ignored for one already known. */
  password?: string;
}

export interface MemberChangeRequest {
  role?: 'admin' | 'member';
  disabled?: boolean;
}
