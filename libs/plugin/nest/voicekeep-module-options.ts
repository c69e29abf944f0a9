import type { FactoryProvider, ModuleMetadata, Provider, Type } from '@nestjs/common';
import type { Rights } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { KeyProvider } from '@voicekeep/shared/crypto';
import type { ActorResolver } from '@voicekeep/shared/http';
import type { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import type { HostRooms } from './host-rooms';
import type { EntityList, MigrationList } from './wings';

/** A host's own part: a class, or any provider whose `provide` is the port itself. */
export type HostPart<T> = Type<T> | Exclude<Provider<T>, Type>;

/** What a host hands over to mount the product. Only `useFactory` and `actorResolver` are needed. */
export interface VoicekeepModuleOptions {
  /** Modules whose exports `inject` and the host's parts need. */
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: FactoryProvider['inject'];
  /** Values decided at start. */
  readonly useFactory: (...injected: never[]) => VoicekeepOptions | Promise<VoicekeepOptions>;
  /** Says who a request comes from: the host's own sign-in. */
  readonly actorResolver: HostPart<ActorResolver>;
  /** Rules of the host's own; default: administrators do all, members read and play. */
  readonly rights?: HostPart<Rights>;
  /** Where the record of access goes; default: our own append-only table. */
  readonly auditTrail?: HostPart<AuditTrail>;
  /** What the host keeps of a workspace, to be removed when the workspace is deleted. */
  readonly rooms?: HostPart<HostRooms>;
  readonly clock?: HostPart<Clock>;
  /** What wraps the data keys; default: `masterKeys` of the options. */
  readonly keyProvider?: HostPart<KeyProvider>;
  /** Tables of the host that shall live in the product's data source, with their migrations. */
  readonly extraEntities?: EntityList;
  readonly extraMigrations?: MigrationList;
}
