import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { checkDatabase, migrate, openCommandGround } from '@voicekeep/plugin/nest';
import { EnvelopeCellCipher } from '@voicekeep/shared/crypto';
import { newId, systemClock } from '@voicekeep/shared/kernel';
import { Reencryption } from '@voicekeep/shared/persistence';
import { createEmptyDatabase, type EmptyDatabase } from '@voicekeep/shared/testing';
import { IDENTITY_TABLES } from '../identity/persistence';
import { matchesPassword } from '../identity/users/passwords';
import { Users } from '../identity/users/users';
import { runCommand } from './run-command';

jest.setTimeout(60_000);

describe('voicekeep', () => {
  const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
  let made: EmptyDatabase;
  let masterKeys = [oldKey];
  let source: DataSource;
  const open = () => openCommandGround({ databaseUrl: made.url.href, masterKeys }, IDENTITY_TABLES);
  const run = async (...words: string[]) => {
    const lines: string[] = [];
    const { signal } = new AbortController();
    const code = await runCommand({ words, signal, open, print: (line) => lines.push(line) });
    return { code, text: lines.join('\n') };
  };
  const workspaceId = newId();
  const place = (rowId: string) => ({
    ...{ workspaceId, table: 'vk_call_logs', column: 'notes', rowId },
  });
  const ids = Array.from({ length: 450 }, () => newId());
  const notes = async (): Promise<Map<string, string>> => {
    const rows: { id: string; notes: string }[] = await source.query('SELECT id, notes FROM vk_call_logs');
    return new Map(rows.map((row) => [row.id, row.notes]));
  };

  beforeAll(async () => {
    made = await createEmptyDatabase();
    await migrate(made.url.href, IDENTITY_TABLES);
    source = await new DataSource({ type: 'mariadb', url: made.url.href, timezone: 'Z' }).initialize();
    const ground = await open();
    for (const [n, id] of ids.entries())
      await source.query(
        `INSERT INTO vk_call_logs (workspace_id, id, call_sid, direction, listed_at, created_at, notes)
         VALUES (?, ?, ?, 'inbound', NOW(3), NOW(3), ?)`,
        [workspaceId, id, `CA${n}`, await ground.cipher.seal(place(id), `note ${n}`)],
      );
    const users = new Users(ground.database, ground.cipher, ground.index, systemClock);
    await users.add({
      ...{ email: 'ann@example.com', displayName: 'Ann', password: 'long enough', installationAdmin: true },
    });
    await ground.close();
  }, 60_000);
  afterAll(async () => {
    await source?.destroy();
    await made?.drop();
  });

  it('says what it can do when asked for something else', async () => {
    expect(await run('keys', 'lose')).toMatchObject({ code: 64 });
    expect((await run()).text).toContain('voicekeep user reset-password <e-mail>');
    expect((await run('user', 'reset-password')).code).toBe(64);
  });

  it('finds all secrets well, and names a column where they are not', async () => {
    expect(await run('doctor', 'secrets')).toMatchObject({
      code: 0,
      text: expect.stringContaining('vk_call_logs.notes: 450 open\n'),
    });
    const [first = '', second = ''] = ids;
    const before = await notes();
    await source.query('UPDATE vk_call_logs SET notes = ? WHERE id = ?', [before.get(second), first]);
    await source.query("UPDATE vk_call_logs SET caller_name = 'Ann' WHERE id = ?", [second]);
    const { code, text } = await run('doctor', 'secrets');
    expect(code).toBe(65);
    expect(text).toContain('vk_call_logs.notes: 449 open, 1 do not open');
    expect(text).toContain('vk_call_logs.caller_name: 0 open, 1 are not sealed');
    expect(text).not.toContain('Ann');
    await source.query('UPDATE vk_call_logs SET caller_name = NULL, notes = ? WHERE id = ?', [
      before.get(first),
      first,
    ]);
    await source.query('UPDATE vk_call_logs SET caller_name = NULL');
  });

  it('moves to another master key in a moment, after which the former one is not needed', async () => {
    masterKeys = [newKey];
    await expect(run('keys', 'rotate')).rejects.toMatchObject({ code: 'crypto.master_key_missing' });
    masterKeys = [newKey, oldKey];
    const before = await notes();
    expect((await run('keys', 'rotate')).text).toMatch(/^2 data keys are now wrapped by master key \w{8}\./);
    expect(await notes()).toEqual(before);
    masterKeys = [newKey];
    expect((await run('doctor', 'secrets')).code).toBe(0);
    const options = { databaseUrl: made.url.href, masterKeys: [oldKey] };
    await expect(checkDatabase(options as never, IDENTITY_TABLES)).rejects.toThrow(
      /was written with key \w{8}, which is not given\. Not starting\./,
    );
  });

  it('seals every cell anew while others read and write, goes on after a stop, and loses nothing', async () => {
    const ground = await open();
    const other = await open();
    const before = await notes();
    const index = await other.index.of(workspaceId, 'number', '+14155550100');
    const pass = new Reencryption(ground.database, ground.ring, ground.cipher);
    expect(await pass.begin()).toBe(true);
    const stop = new AbortController();
    const cut = pass.run((table) => void (table === 'vk_call_logs' && stop.abort()), stop.signal);
    await expect(cut).rejects.toThrow();
    const again = new Reencryption(ground.database, ground.ring, ground.cipher);
    expect(await again.begin()).toBe(false);
    let reading = true;
    const reader = (async () => {
      const cipher = new EnvelopeCellCipher(other.ring);
      while (reading)
        for (const [id, cell] of await notes())
          if (!/^(note|new) /.test(await cipher.open(place(id), cell))) throw new Error('wrong words');
    })();
    const last = ids.at(-1) ?? '';
    await source.query('UPDATE vk_call_logs SET notes = ? WHERE id = ?', [
      await ground.cipher.seal(place(last), 'new words'),
      last,
    ]);
    const counts = await again.run(() => undefined);
    reading = false;
    await reader;
    expect(counts.unreadable).toBe(0);
    const after = await notes();
    for (const [id, cell] of before) expect(after.get(id)).not.toBe(cell);
    for (const [n, id] of ids.slice(0, -1).entries())
      expect(await ground.cipher.open(place(id), after.get(id) ?? '')).toBe(`note ${n}`);
    expect(await ground.cipher.open(place(last), after.get(last) ?? '')).toBe('new words');
    expect(await ground.index.of(workspaceId, 'number', '+14155550100')).toBe(index);
    await ground.close();
    await other.close();
    await expect(
      checkDatabase({ databaseUrl: made.url.href, masterKeys } as never, IDENTITY_TABLES),
    ).resolves.toBeUndefined();
    expect((await run('doctor', 'secrets')).code).toBe(0);
  });

  it('gives a person a new password, ends their sessions and writes that down', async () => {
    const { code, text } = await run('user', 'reset-password', ' ANN@example.com');
    expect(code).toBe(0);
    const password = /New password: (\S+)/.exec(text)?.[1] ?? '';
    const [user] = await source.query('SELECT password_hash AS hash FROM vk_users');
    expect(await matchesPassword(user.hash, password)).toBe(true);
    const [event] = await source.query("SELECT * FROM vk_audit_events WHERE action = 'user.password_reset'");
    expect(JSON.stringify(event)).not.toContain(password);
    expect(await run('user', 'reset-password', 'bob@example.com')).toMatchObject({ code: 65 });
  });
});
