import type { Figure } from '@voicekeep/alerts/domain';
import { newId } from '@voicekeep/shared/kernel';
import { SharedTables1700000000000 } from '@voicekeep/shared/persistence';
import { createWingDatabase, rowsRead, type WingDatabase } from '@voicekeep/shared/testing';
import { SqlConditionFigures } from './sql-condition-figures';
import { VOICEKEEP_MIGRATIONS } from './wings';

jest.setTimeout(120_000);

const NOW = new Date('2026-03-01T12:00:00Z');
const MOVED = 20_000;
const at = (minutes: number): string => new Date(NOW.getTime() + minutes * 60_000).toISOString().slice(0, 19);
const TABLES = [
  'source_deletions',
  'storage_settings',
  'storage_locations',
  'reconciliations',
  'sweep_findings',
].map((name) => `vk_${name}`);
const workspaceId = newId();
const locationId = newId();

describe('the figures conditions are judged by', () => {
  let wing: WingDatabase;
  let number = 0;
  const query = (sql: string): Promise<unknown> => wing.database.query(sql);
  const figures = () => new SqlConditionFigures(wing.database).read(NOW);
  const recording = (more: Record<string, string | number>): Promise<unknown> => {
    const columns = {
      ...{ workspace_id: workspaceId, id: newId(), recording_sid: `RE${(number += 1)}`, account_sid: 'AC' },
      ...{ call_sid: 'CA', kind: 'call', source: 'x', on_twilio: 1, created_at: at(-90) },
      ...{ source_created_at: at(-90), ...more },
    };
    const pairs = Object.entries(columns).map(([name, value]) => `${name} = '${value}'`);
    return query(`INSERT INTO vk_recordings SET ${pairs.join(', ')}`);
  };

  beforeAll(async () => {
    wing = await createWingDatabase(
      [],
      VOICEKEEP_MIGRATIONS.filter((migration) => migration !== SharedTables1700000000000),
    );
    await query(`INSERT INTO vk_workspaces SET id = '${workspaceId}', name = 'A', created_at = '${at(-99)}'`);
    await query(`INSERT INTO vk_workspaces SET id = '${newId()}', name = 'B', created_at = '${at(-99)}'`);
    await query(`INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, kind, source, on_twilio,
        source_created_at, created_at, state)
      SELECT '${workspaceId}', UUID(), CONCAT('RE-', seq), 'AC', 'CA', 'call', 'x', 0, NOW(), NOW(), 'cleaned'
      FROM seq_1_to_${MOVED}`);
  });
  afterAll(() => wing?.drop());
  beforeEach(async () => {
    await query(`DELETE FROM vk_recordings WHERE state <> 'cleaned'`);
    for (const table of TABLES) await query(`DELETE FROM ${table}`);
  });

  it('are none while all goes well', async () => {
    await recording({ state: 'on_twilio' });
    await recording({ state: 'stored' });
    expect(await figures()).toEqual([]);
  });

  it('count what failed', async () => {
    for (let count = 0; count < 3; count += 1)
      await recording({ state: 'failed', last_error_code: 'source.gone' });
    expect(await figures()).toEqual([
      { kind: 'failed', workspaceId, locationId: null, count: 3, since: null, reason: null },
    ] satisfies Figure[]);
  });

  it('have the oldest new recording that waits, not one of a migration nor one a person has just retried', async () => {
    await recording({ state: 'queued', next_attempt_at: at(-40), progress_at: at(-40) });
    await recording({ state: 'queued', next_attempt_at: at(-5), progress_at: at(-5), created_at: at(-9999) });
    await recording({ state: 'queued', next_attempt_at: at(-80), progress_at: at(-80), priority: 1 });
    expect(await figures()).toMatchObject([
      { kind: 'waiting', workspaceId, count: 2, since: new Date(NOW.getTime() - 40 * 60_000) },
    ]);
  });

  it('do not take a look at a silent place for an end of the waiting', async () => {
    const seen = {
      state: 'queued',
      next_attempt_at: at(1),
      progress_at: at(0),
      last_error_code: 'source.stalled',
    };
    await recording({ ...seen, created_at: at(-50) });
    expect(await figures()).toMatchObject([
      { kind: 'waiting', since: new Date(NOW.getTime() - 50 * 60_000) },
      { kind: 'trouble', reason: 'source.stalled' },
    ]);
    await query(`UPDATE vk_recordings SET created_at = '${at(-60 * 24 * 8)}' WHERE state = 'queued'`);
    expect(await figures()).toMatchObject([{ kind: 'waiting', since: NOW }, { kind: 'trouble' }]);
  });

  it('name the error of what is held back behind a silent place when its time has come', async () => {
    const held = { state: 'queued', last_error_code: 'disk.full', priority: 1 };
    await recording({ ...held, next_attempt_at: at(-9) });
    await recording({ ...held, next_attempt_at: at(-11) });
    expect(await figures()).toMatchObject([{ kind: 'trouble', reason: 'disk.full', count: 1 }]);
  });

  it('have what comparing with Twilio met, though no recording waits', async () => {
    await query(`INSERT INTO vk_reconciliations SET workspace_id = '${workspaceId}', next_attempt_at = '${at(1)}',
      last_error_code = 'telephony.credentials_rejected'`);
    expect(await figures()).toMatchObject([{ kind: 'trouble', reason: 'telephony.credentials_rejected' }]);
  });

  it('have what is gone from the bucket or changed there, unless it is copied again or over', async () => {
    const finding = (kind: string, action: string, more = ''): Promise<unknown> =>
      query(`INSERT INTO vk_sweep_findings SET workspace_id = '${workspaceId}', id = '${newId()}',
        finding_index = SHA2(UUID(), 256), location_id = '${locationId}', kind = '${kind}', action = '${action}',
        object_key = 'k', first_seen_at = '${at(-20)}', last_seen_at = '${at(-20)}' ${more}`);
    await finding('missing', 'needs_person');
    await finding('changed', 'left_alone');
    await finding('missing', 'copied_again');
    await finding('foreign', 'left_alone');
    await finding('missing', 'needs_person', `, resolved_at = '${at(-1)}'`);
    expect(await figures()).toMatchObject([{ kind: 'findings', count: 2 }]);
  });

  it('name the error of what waits for another try, by location', async () => {
    const waiting = { state: 'queued', next_attempt_at: at(1), last_error_at: at(-1), priority: 1 };
    await recording({ ...waiting, last_error_code: 'disk.full' });
    const away = { ...waiting, last_error_code: 'storage.endpoint_unreachable', location_id: locationId };
    await recording(away);
    await recording(away);
    const found = await figures();
    expect(found).toHaveLength(2);
    expect(found).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'trouble', locationId: null, count: 1, reason: 'disk.full' }),
        expect.objectContaining({ locationId, count: 2, reason: 'storage.endpoint_unreachable' }),
      ]),
    );
  });

  it('have deletions at Twilio that need a person, and what stopped them', async () => {
    await query(`INSERT INTO vk_source_deletions SET workspace_id = '${workspaceId}', recording_id = '${newId()}',
      recording_sid = 'RE', reason = 'policy', state = 'attention', decided_at = '${at(-7)}',
      next_attempt_at = '${at(1)}', last_error_code = 'telephony.credentials_rejected'`);
    expect(await figures()).toMatchObject([
      { kind: 'trouble', reason: 'telephony.credentials_rejected', count: 1 },
      { kind: 'attention', count: 1, since: new Date(NOW.getTime() - 7 * 60_000) },
    ]);
  });

  it('have the location in use that is paused, and why', async () => {
    await query(`INSERT INTO vk_storage_locations SET workspace_id = '${workspaceId}', id = '${locationId}',
      place = REPEAT('0', 64), connection = '{}', credentials = '', state = 'paused',
      paused_code = 'storage.secret_wrong', created_at = '${at(-9)}', tested_at = '${at(-9)}'`);
    expect(await figures()).toEqual([]);
    await query(`INSERT INTO vk_storage_settings SET workspace_id = '${workspaceId}', enabled = 1,
      location_id = '${locationId}', version = 1, form = '{}', secrets = '', updated_at = '${at(-9)}'`);
    expect(await figures()).toMatchObject([
      { kind: 'paused', workspaceId, locationId, reason: 'storage.secret_wrong' },
    ]);
  });

  it('cost what they are about and not what is long done', async () => {
    await recording({ state: 'failed' });
    await query('ANALYZE TABLE vk_recordings');
    const read = await wing.database.run(() => rowsRead(query, figures));
    expect(read).toBeLessThan(MOVED / 20);
  });
});
