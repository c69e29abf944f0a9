import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CELL, ID, INSTANT } from './columns';

/** This installation: its id marks what it writes, its canary shows whether the master key fits. */
@Entity('vk_instance')
export class InstanceEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...CELL, name: 'canary' })
  canary!: string;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
