import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const ID = `CHAR(36) ${ASCII} NOT NULL`;
const HASH = `CHAR(64) ${ASCII} NOT NULL`;
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

export class Identity1700000000600 implements MigrationInterface {
  name = 'Identity1700000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_users (
        id ${ID} PRIMARY KEY,
        email TEXT ${ASCII} NOT NULL,
        email_index ${HASH},
        display_name TEXT ${ASCII} NOT NULL,
        password_hash VARCHAR(255) ${ASCII} NOT NULL,
        installation_admin TINYINT NOT NULL,
        created_at DATETIME(3) NOT NULL,
        UNIQUE KEY uq_vk_users_email (email_index)
      ) ${TABLE}`);
    await runner.query(`
      CREATE TABLE vk_sessions (
        token_hash ${HASH} PRIMARY KEY,
        user_id ${ID},
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        KEY ix_vk_sessions_user (user_id),
        KEY ix_vk_sessions_expiry (expires_at)
      ) ${TABLE}`);
    await runner.query(`
      CREATE TABLE vk_members (
        workspace_id ${ID},
        user_id ${ID},
        role VARCHAR(16) ${ASCII} NOT NULL,
        disabled TINYINT NOT NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (workspace_id, user_id),
        KEY ix_vk_members_user (user_id)
      ) ${TABLE}`);
    await runner.query(`
      CREATE TABLE vk_api_keys (
        id ${ID} PRIMARY KEY,
        workspace_id ${ID},
        name VARCHAR(100) NOT NULL,
        prefix VARCHAR(16) ${ASCII} NOT NULL,
        key_hash ${HASH},
        scopes VARCHAR(64) ${ASCII} NOT NULL,
        created_by ${ID},
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NULL,
        last_used_at DATETIME(3) NULL,
        revoked_at DATETIME(3) NULL,
        UNIQUE KEY uq_vk_api_keys_hash (key_hash),
        KEY ix_vk_api_keys_workspace (workspace_id, id)
      ) ${TABLE}`);
    await runner.query(`
      CREATE TABLE vk_sign_in_guesses (
        id ${ID} PRIMARY KEY,
        guesser ${HASH},
        at DATETIME(3) NOT NULL,
        KEY ix_vk_sign_in_guesses_guesser (guesser, at),
        KEY ix_vk_sign_in_guesses_at (at)
      ) ${TABLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['vk_sign_in_guesses', 'vk_api_keys', 'vk_members', 'vk_sessions', 'vk_users'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
