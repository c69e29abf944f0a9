import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT } from '@voicekeep/shared/persistence';

/** A sign-in that was tried and did not succeed (yet). */
@Entity('vk_sign_in_guesses')
export class SignInGuessEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  /** Blind index of address and network address together. */
  @Column({ type: 'char', length: 64, name: 'guesser' })
  guesser!: string;

  @Column({ ...INSTANT, name: 'at' })
  at!: Date;
}
