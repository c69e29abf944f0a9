import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DataSource } from 'typeorm';
import { DataKeyRing, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import {
  Database,
  DataKeyEntity,
  dataSourceOptions,
  TypeOrmDataKeyStore,
} from '@voicekeep/shared/persistence';
import { CALL_LOG_ENTITIES, CALL_LOG_MIGRATIONS } from '@voicekeep/call-logs/persistence';
import { createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';

jest.setTimeout(120_000);

const page = readFileSync(join(__dirname, '../docs/backup.md'), 'utf8');
const run = promisify(execFile);

/** The commands under `# step: <name>` in docs/backup.md, as an operator would paste them. */
function step(name: string): string {
  const found = [...page.matchAll(/```sh\n# step: (\w+)\n([\s\S]*?)```/g)].find((match) => match[1] === name);
  if (!found?.[2]) throw new Error(`docs/backup.md has no step "${name}"`);
  return found[2];
}

const cipherOver = (database: Database, masterKey: Buffer) =>
  new EnvelopeCellCipher(new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([masterKey])));

describe('the commands of docs/backup.md', () => {
  const place = { workspaceId: 'w1', table: 'vk_campaigns', column: 'tracking_number', rowId: 'c1' };
  const number = '+14155550100';
  const masterKey = randomBytes(32);
  const folder = mkdtempSync(join(tmpdir(), 'vk-backup-'));
  let source: WingDatabase;
  let environment: NodeJS.ProcessEnv;
  let restoredUrl: URL;

  const shell = (name: string) =>
    run('bash', ['-c', step(name)], { env: { ...process.env, ...environment } });

  beforeAll(async () => {
    source = await createWingDatabase(CALL_LOG_ENTITIES, CALL_LOG_MIGRATIONS);
    const cell = await cipherOver(source.database, masterKey).seal(place, number);
    await source.database.manager.query(
      `INSERT INTO vk_campaigns (workspace_id, id, name, tracking_number, created_at) VALUES ('w1', 'c1', 'Spring 🌱', ?, NOW())`,
      [cell],
    );
    const name = source.url.pathname.slice(1);
    restoredUrl = new URL(source.url);
    restoredUrl.pathname = `/${name}_r`;
    environment = {
      DB_HOST: source.url.hostname,
      DB_PORT: source.url.port || '3306',
      DB_USER: decodeURIComponent(source.url.username),
      MYSQL_PWD: decodeURIComponent(source.url.password),
      DB_NAME: name,
      RESTORED_NAME: `${name}_r`,
      BACKUP_FILE: join(folder, 'backup.sql.gz'),
    };
  });

  afterAll(async () => {
    await source?.database.manager.query(`DROP DATABASE IF EXISTS ${source.url.pathname.slice(1)}_r`);
    await source?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('carry sealed rows into another database, where only the master key opens them', async () => {
    await shell('dump');
    await shell('check');
    await shell('restore');

    const restored = await new DataSource(
      dataSourceOptions(restoredUrl.href, { entities: [DataKeyEntity], migrations: [] }),
    ).initialize();
    try {
      const database = new Database(restored);
      const [row] = await database.manager.query('SELECT name, tracking_number AS cell FROM vk_campaigns');
      expect(row.name).toBe('Spring 🌱');
      expect(row.cell).not.toContain('555');
      expect(await cipherOver(database, masterKey).open(place, row.cell)).toBe(number);
      await expect(cipherOver(database, randomBytes(32)).open(place, row.cell)).rejects.toMatchObject({
        code: 'crypto.master_key_missing',
      });
      const applied = await database.manager.query('SELECT COUNT(*) AS n FROM vk_migrations');
      expect(Number(applied[0].n)).toBeGreaterThan(0);
    } finally {
      await restored.destroy();
    }
  });

  it('leave a dump that only its owner reads and that shows no number', async () => {
    const { stdout: mode } = await run('stat', ['-c', '%a', environment['BACKUP_FILE'] ?? '']);
    expect(mode.trim()).toBe('600');
    const { stdout: dump } = await run('gunzip', ['--stdout', environment['BACKUP_FILE'] ?? '']);
    expect(dump).toContain('vk_campaigns');
    expect(dump).not.toContain(number);
  });

  it('notice a dump that was cut off', async () => {
    const whole = environment['BACKUP_FILE'] ?? '';
    const cut = join(folder, 'cut.sql.gz');
    await run('bash', ['-c', `gunzip --stdout "${whole}" | head -n 5 | gzip > "${cut}"`]);
    environment = { ...environment, BACKUP_FILE: cut };
    await expect(shell('check')).rejects.toMatchObject({ code: 1 });
  });
});
