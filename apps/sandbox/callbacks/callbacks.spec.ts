import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { officialClient, Sandboxes } from '../testing/client';
import { receiveWebhooks, type ReceivedWebhook } from '../testing/webhook-receiver';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const of = (received: readonly ReceivedWebhook[], kind: string): ReceivedWebhook[] =>
  received.filter(({ path }) => path === `/webhooks/twilio/${kind}`);

describe('a placed call', () => {
  it('is in progress first, then completed and announced by two signed webhooks', async () => {
    const receiver = await receiveWebhooks();
    const sandbox = await sandboxes.start({ callbackUrl: receiver.url });
    const { callSid, recordingSid } = await sandbox.placeCall({
      ...{ kind: 'call', from: '+12125550199', delaySeconds: 2 },
    });
    const client = officialClient(sandbox);
    expect(await client.recordings(recordingSid).fetch()).toMatchObject({
      status: 'processing',
      duration: null,
    });
    expect(await client.calls(callSid).fetch()).toMatchObject({
      status: 'in-progress',
      from: '+12125550199',
    });
    await sandbox.settled();
    const recording = await client.recordings(recordingSid).fetch();
    expect(recording).toMatchObject({ status: 'completed', callSid, source: 'DialVerb' });
    expect((await client.recordings.list({ limit: 1 }))[0]?.sid).toBe(recordingSid);

    expect(of(receiver.received, 'recording-status')).toMatchObject([
      {
        parameters: {
          AccountSid: sandbox.accountSid,
          CallSid: callSid,
          RecordingSid: recordingSid,
          RecordingStatus: 'completed',
          RecordingDuration: recording.duration,
          RecordingChannels: '2',
          RecordingSource: 'DialVerb',
          ErrorCode: '0',
        },
      },
    ]);
    expect(of(receiver.received, 'call-status')).toMatchObject([
      { parameters: { CallSid: callSid, CallStatus: 'completed', From: '+12125550199', ToCity: '' } },
    ]);
    for (const { path, headers, parameters } of receiver.received) {
      const signature = String(headers['x-twilio-signature']);
      expect(validateRequest(sandbox.authToken, signature, receiver.url + path, parameters)).toBe(true);
      expect(headers['i-twilio-idempotency-token']).toMatch(/^[0-9a-f-]{36}$/);
    }
    await receiver.close();
  });

  it('of an account of its own is signed with the token of that account', async () => {
    const receiver = await receiveWebhooks();
    const accounts = [
      { sid: `AC${'a'.repeat(32)}`, authToken: 'first' },
      { sid: `AC${'b'.repeat(32)}`, authToken: 'second' },
    ];
    const sandbox = await sandboxes.start({ callbackUrl: receiver.url, accounts });
    await sandbox.placeCall({ accountSid: accounts[1]!.sid });
    await sandbox.settled();
    const [{ path, headers, parameters }] = of(receiver.received, 'recording-status') as [ReceivedWebhook];
    const url = receiver.url + path;
    expect(validateRequest('second', String(headers['x-twilio-signature']), url, parameters)).toBe(true);
    await receiver.close();
  });

  it('can be silent, be without audio, come over a trunk, or have several recordings', async () => {
    const receiver = await receiveWebhooks();
    const sandbox = await sandboxes.start({ callbackUrl: receiver.url });
    await sandbox.placeCall({ callback: false });
    await sandbox.placeCall({ source: 'Trunking' });
    const absent = await sandbox.placeCall({ kind: 'voicemail', outcome: 'absent' });
    const { recordingSids } = await sandbox.placeCall({ recordings: 2, delaySeconds: 0 });
    await sandbox.settled();
    const told = of(receiver.received, 'recording-status').map(({ parameters }) => parameters);
    expect(told.map(({ RecordingSid }) => RecordingSid).sort()).toEqual(
      [absent.recordingSid, ...recordingSids].sort(),
    );
    const ofAbsent = told.find(({ RecordingSid }) => RecordingSid === absent.recordingSid);
    expect(ofAbsent).toMatchObject({ RecordingStatus: 'absent', ErrorCode: '16101' });
    expect(ofAbsent).not.toHaveProperty('RecordingDuration');
    await receiver.close();
  });
});

describe('a webhook that does not get through', () => {
  it('is tried once more when nothing listens, and then given up', async () => {
    const receiver = await receiveWebhooks();
    await receiver.close();
    const sandbox = await sandboxes.start({ callbackUrl: receiver.url });
    await sandbox.placeCall();
    await sandbox.settled();
    expect(sandbox.callbacks().map(({ attempts, status }) => [attempts, status])).toEqual([
      [2, null],
      [2, null],
    ]);
  });

  it('is not tried again after an error was answered', async () => {
    const receiver = await receiveWebhooks(503);
    const sandbox = await sandboxes.start({ callbackUrl: receiver.url });
    await sandbox.placeCall();
    await sandbox.settled();
    expect(sandbox.callbacks().map(({ attempts, status }) => [attempts, status])).toEqual([
      [1, 503],
      [1, 503],
    ]);
    expect(receiver.received).toHaveLength(2);
    await receiver.close();
  });
});
