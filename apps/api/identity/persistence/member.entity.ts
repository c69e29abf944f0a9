import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BOOLEAN, ID, INSTANT } from '@voicekeep/shared/persistence';

/** A person's part in one workspace. */
@Entity('vk_members')
export class MemberEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'user_id' })
  userId!: string;

  @Column({ type: 'varchar', length: 16, name: 'role' })
  role!: 'admin' | 'member';

  @Column({ ...BOOLEAN, name: 'disabled' })
  disabled!: boolean;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
