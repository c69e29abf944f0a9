import { InjectionToken, type Type } from '@angular/core';

/**
 * The storage page's empty place for the migration. The component gets the input `ready`: whether a
 * bucket is saved and switched on.
 */
export const MIGRATION_SLOT = new InjectionToken<() => Promise<Type<unknown>>>('Migration slot');
