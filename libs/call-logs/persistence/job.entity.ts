import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Job } from '@voicekeep/shared/contracts';
import { BOOLEAN, ID, INSTANT, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';

/** Long work and its counts; outlives its workspace. */
@Entity('vk_jobs')
export class JobEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @Column({ type: 'varchar', length: 40, charset: 'ascii', collation: 'ascii_bin', name: 'kind' })
  kind!: string;

  @Column({ type: 'varchar', length: 10, charset: 'ascii', collation: 'ascii_bin', name: 'state' })
  state!: Job['state'];

  @Column({ type: 'int', unsigned: true, name: 'total' })
  total!: number;

  @Column({ type: 'int', unsigned: true, name: 'done' })
  done!: number;

  @Column({ type: 'int', unsigned: true, name: 'failed' })
  failed!: number;

  @Column({ ...INSTANT, name: 'started_at' })
  startedAt!: Date;

  /** Held back until then; null when it may run at once. */
  @Column({ ...OPTIONAL_INSTANT, name: 'due_at' })
  dueAt!: Date | null;

  /** Of a deletion, what its order decided about the audio; null where nothing was. */
  @Column({ ...BOOLEAN, nullable: true, name: 'deletes_files' })
  deletesFiles!: boolean | null;

  @Column({ ...BOOLEAN, nullable: true, name: 'deletes_twilio_copies' })
  deletesTwilioCopies!: boolean | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'finished_at' })
  finishedAt!: Date | null;
}
