import type { Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('a burst of calls', () => {
  let host: CallLogsHost;
  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());

  it('into a workspace whose key is not known yet does not use up the connections', async () => {
    const ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
    const more = 30;
    const ids = await Promise.all(
      Array.from({ length: more }, (_, n) => host.callLogs.record(ws, callFacts(n))),
    );
    expect(new Set(ids).size).toBe(more);
    const keys = await host.database.query('SELECT id FROM vk_data_keys WHERE workspace_id = ?', [ws]);
    expect(keys).toHaveLength(1);
  });
});
