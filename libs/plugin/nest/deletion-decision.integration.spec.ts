import { startSandbox, type Sandbox } from '../../../apps/sandbox';
import { DeletionClinic, type Switches } from './testing/deletion-clinic';
import type { Standing } from './testing/standing-recordings';
import { newDatabase, startHost, type TestHost } from './testing/test-host';
import { WorkByHand } from './testing/work-by-hand';

jest.setTimeout(180_000);

const OFF: Switches = { deleteWithCallLog: false, deleteTwilioCopy: true };
const FILES: Switches = { deleteWithCallLog: true, deleteTwilioCopy: false };
const BOTH: Switches = { deleteWithCallLog: true, deleteTwilioCopy: true };

describe('what was decided when a deletion was ordered', () => {
  let sandbox: Sandbox;
  let host: TestHost;
  let work: WorkByHand;
  let clinic: DeletionClinic;
  let drop: () => Promise<void>;
  const order = async (standing: readonly Standing[], query = '?undoSeconds=900') => {
    const ids = standing.map(({ callLogId }) => callLogId);
    const ordered = await clinic.call('POST', `/call-logs/delete${query}`, { ids });
    expect(ordered).toMatchObject({ status: 202, body: { total: ids.length } });
    return ordered.body['id'];
  };
  const carryOut = async (): Promise<void> => {
    await work.passUndoTime();
    await work.settle();
  };
  const ends = async (standing: Standing) => [
    await clinic.fileOf(standing),
    clinic.isAtTwilio(standing) ? 'at Twilio' : 'not at Twilio',
    (await clinic.isListed(standing)) ? 'listed' : 'not listed',
  ];

  beforeAll(async () => {
    sandbox = await startSandbox({ recordings: 20, seed: 31, lengthSeconds: { min: 2, max: 4 } });
    const { accountSid: sid, authToken } = sandbox;
    const made = await newDatabase();
    drop = made.drop;
    host = await startHost(made.url, sandbox.url, { runWorkers: false });
    work = new WorkByHand(host);
    clinic = await DeletionClinic.open(host, sandbox, { sid, authToken }, 'plain', OFF);
  });
  afterAll(async () => {
    await host?.stop();
    await sandbox?.close();
    await drop?.();
  });

  it('keeps audio that was to stay, though the switch is turned on before the call is removed', async () => {
    await clinic.save(OFF);
    const [stored, cleaned] = await clinic.stand(['stored', 'cleaned']);
    await order([stored!, cleaned!]);
    await clinic.save(BOTH);
    await carryOut();
    expect(await ends(stored!)).toEqual(['as it was', 'at Twilio', 'not listed']);
    expect((await ends(cleaned!))[0]).toBe('as it was');
  });

  it('keeps audio that was to go once the switch is turned off', async () => {
    await clinic.save(BOTH);
    const [stored] = await clinic.stand(['stored']);
    await order([stored!]);
    await clinic.save(OFF);
    await carryOut();
    expect(await ends(stored!)).toEqual(['as it was', 'at Twilio', 'not listed']);
  });

  it('is carried out while the switches stay as they were', async () => {
    await clinic.save(BOTH);
    const [stored] = await clinic.stand(['stored']);
    await order([stored!]);
    await carryOut();
    expect(await ends(stored!)).toEqual(['nothing', 'not at Twilio', 'not listed']);
  });

  it('leaves the copy at Twilio where only the file was to go', async () => {
    await clinic.save(FILES);
    const [stored] = await clinic.stand(['stored']);
    await order([stored!]);
    await clinic.save(BOTH);
    await carryOut();
    expect(await ends(stored!)).toEqual(['nothing', 'at Twilio', 'not listed']);
  });

  it('is taken back for what has not happened yet, even after the call is gone', async () => {
    await clinic.save(BOTH);
    const [stored, copying] = await clinic.stand(['stored', 'copying']);
    for (const { callLogId } of [stored!, copying!])
      expect((await clinic.call('DELETE', `/call-logs/${callLogId}`)).status).toBe(204);
    await clinic.save(OFF);
    await work.settle();
    expect(await ends(stored!)).toEqual(['as it was', 'at Twilio', 'not listed']);
    // Nobody's file: it was never proven, and Twilio still has the recording.
    expect(await ends(copying!)).toEqual(['nothing', 'at Twilio', 'not listed']);
    expect(await clinic.waitsFor(stored!)).toBeNull();
  });

  it('counts for nothing in an order of the version before, which wrote none down', async () => {
    await clinic.save(BOTH);
    const [stored] = await clinic.stand(['stored']);
    const jobId = await order([stored!]);
    await clinic.rows('UPDATE vk_jobs SET deletes_files = NULL WHERE id = ?', [jobId]);
    await carryOut();
    expect((await ends(stored!))[0]).toBe('as it was');
  });

  it('must be the one the person was told of', async () => {
    await clinic.save(BOTH);
    const [stored] = await clinic.stand(['stored']);
    const refused = { status: 409, body: { code: 'call_log.decision_changed' } };
    const ids = [stored!.callLogId];
    const path = `/call-logs/${stored!.callLogId}?deletesFiles=false`;
    expect(await clinic.call('DELETE', path)).toMatchObject(refused);
    expect(await clinic.call('POST', '/call-logs/delete?deletesTwilioCopies=false', { ids })).toMatchObject(
      refused,
    );
    expect(await clinic.isListed(stored!)).toBe(true);
    await order([stored!], '?deletesFiles=true&deletesTwilioCopies=true');
    await carryOut();
    expect(await ends(stored!)).toEqual(['nothing', 'not at Twilio', 'not listed']);
  });
});
