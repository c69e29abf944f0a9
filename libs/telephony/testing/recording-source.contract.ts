import { buffer } from 'node:stream/consumers';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';

export interface SourceUnderTest {
  /** At least three completed recordings, one of them of one channel. */
  readonly source: RecordingSource;
  /** The truth to compare with: what a whole one-channel or two-channel WAV download has to be. */
  media(recordingSid: string, channels: 1 | 2): Buffer;
  close(): Promise<void>;
}

const UNKNOWN = '0'.repeat(32);

/** The promises of the RecordingSource port; every implementation has to pass them. */
export function describeRecordingSourceContract(name: string, open: () => Promise<SourceUnderTest>): void {
  describe(`${name} as a recording source`, () => {
    let test: SourceUnderTest;
    let listed: readonly SourceRecording[];
    const completed = () => listed.filter(({ status }) => status === 'completed');

    beforeEach(async () => {
      test = await open();
      listed = (await test.source.recordings({})).items;
    });
    afterEach(() => test.close());

    it('lists its own account, newest first', () => {
      const created = listed.map(({ createdAt }) => createdAt.getTime());
      expect(created).toEqual([...created].sort((one, other) => other - one));
      expect(new Set(listed.map(({ accountSid }) => accountSid))).toEqual(new Set([test.source.accountSid]));
      expect(completed().length).toBeGreaterThanOrEqual(3);
    });

    it('gives every recording once over pages of two', async () => {
      const seen: SourceRecording[] = [];
      let page: string | undefined;
      do {
        const found = await test.source.recordings(page === undefined ? { pageSize: 2 } : { page });
        expect(found.items.length).toBeLessThanOrEqual(2);
        seen.push(...found.items);
        page = found.nextPage ?? undefined;
      } while (page !== undefined);
      expect(seen).toEqual(listed);
    });

    it('follows a recording to its call, and lists that call', async () => {
      const [{ recordingSid, callSid }] = listed as [SourceRecording];
      expect(await test.source.recording(recordingSid)).toEqual(listed[0]);
      const call = await test.source.call(callSid);
      expect(call?.callSid).toBe(callSid);
      expect((await test.source.calls({})).items).toContainEqual(call);
    });

    it('answers null or not-found for what it never had', async () => {
      expect(await test.source.recording(`RE${UNKNOWN}`, { includeDeleted: true })).toBeNull();
      expect(await test.source.call(`CA${UNKNOWN}`)).toBeNull();
      expect(await test.source.download(`RE${UNKNOWN}`, { format: 'wav', channels: 1 })).toBeNull();
      expect(await test.source.delete(`RE${UNKNOWN}`)).toBe('not-found');
    });

    it('downloads whole, and no second channel that is not there', async () => {
      const mono = completed().find(({ channels }) => channels === 1)!.recordingSid;
      const media = await test.source.download(mono, { format: 'wav', channels: 1 });
      expect((await buffer(media!.body)).equals(test.media(mono, 1))).toBe(true);
      await expect(test.source.download(mono, { format: 'wav', channels: 2 })).rejects.toMatchObject({
        code: 'telephony.no_dual_channel',
      });
    });

    it('deletes once and for good, and still knows that it did', async () => {
      const { recordingSid } = completed()[0]!;
      expect(await test.source.delete(recordingSid)).toBe('deleted');
      expect(await test.source.delete(recordingSid)).toBe('not-found');
      expect(await test.source.recording(recordingSid)).toBeNull();
      const known = await test.source.recording(recordingSid, { includeDeleted: true });
      expect(known?.status).toBe('deleted');
      expect(await test.source.download(recordingSid, { format: 'wav', channels: 1 })).toBeNull();
      const left = (await test.source.recordings({})).items.map((each) => each.recordingSid);
      expect(left).not.toContain(recordingSid);
    });
  });
}
