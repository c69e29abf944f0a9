export { KnownWorkspaces } from './known-workspaces';
export { systemActor, type Actor, type Grant, type Role } from './actor';
export { type Action, type Resource } from './action';
export { can } from './can';
export { Rights, RoleRights } from './rights';
