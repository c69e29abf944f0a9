/** A person this dashboard knows. Passwords in the clear are for an example only. */
export interface HostUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly isOwner: boolean;
}

const USERS: readonly HostUser[] = [
  { id: 'dana', email: 'dana@host.example', name: 'Dana', password: 'host password 1', isOwner: true },
  { id: 'robin', email: 'robin@host.example', name: 'Robin', password: 'host password 2', isOwner: false },
];

export function findUser(email: string, password: string): HostUser | undefined {
  return USERS.find((user) => user.email === email && user.password === password);
}
