import { WorkspaceRooms } from '@voicekeep/call-logs/domain';

/** What the host itself keeps of a workspace (members, keys), to be removed with it. */
export abstract class HostRooms extends WorkspaceRooms {}
