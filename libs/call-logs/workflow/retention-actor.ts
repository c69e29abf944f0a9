import { systemActor, type Actor } from '@voicekeep/shared/access';

/** Who deletes when a retention rule does, for the record. */
export const retentionActor: Actor = { ...systemActor, id: 'retention', displayName: 'Retention rule' };
