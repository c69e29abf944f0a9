import { DeleteBucketCorsCommand } from '@aws-sdk/client-s3';
import type { Recording } from '@voicekeep/shared/contracts';
import { Admin } from './harness/admin';
import { eventually } from './harness/eventually';
import { s3 } from './harness/test-services';

jest.setTimeout(240_000);

/** Listens at what goes to each ear, once the player has put its wires between. */
const LISTEN = `
  globalThis.AudioContext = class extends AudioContext {
    createChannelMerger(inputs) {
      const ears = super.createChannelMerger(inputs);
      const split = super.createChannelSplitter(2);
      ears.connect(split);
      globalThis.ears = [0, 1].map((ear) => {
        const analyser = this.createAnalyser();
        split.connect(analyser, ear);
        return analyser;
      });
      return ears;
    }
  };
`;

/** The loudest sample of this moment on each ear, and the greatest difference between the two. */
const HEARD = `
  (() => {
    const [left, right] = globalThis.ears.map((ear) => {
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(samples);
      return samples;
    });
    const loudest = (samples) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return { left: loudest(left), right: loudest(right), apart: loudest(left.map((sample, at) => sample - right[at])) };
  })()
`;

interface Heard {
  readonly left: number;
  readonly right: number;
  readonly apart: number;
}

describe('the player', () => {
  let admin: Admin;
  let { product, browser, page } = {} as Admin;
  let recording: Recording;

  beforeAll(async () => {
    admin = await Admin.start({ recordings: 12, seed: 17 }, 30_000);
    ({ product, browser, page } = admin);
    const clinic = await admin.migratedClinic();
    const found = (await clinic.recordings()).find(
      ({ channels, durationSeconds }) => channels === 2 && (durationSeconds ?? 0) > 15,
    );
    if (!found) throw new Error('there is no recording with two channels');
    recording = found;
    await page.addInitScript(LISTEN);
  });

  afterAll(() => admin?.close());

  const standsAt = (): Promise<number> =>
    page.locator('audio').evaluate((audio: { currentTime?: number }) => audio.currentTime ?? 0);
  /** What came to the ears over some seconds. */
  const listen = async (): Promise<Heard> => {
    const all: Heard[] = [];
    await eventually(async () => {
      all.push(await page.evaluate<Heard>(HEARD));
      if (all.length < 40) throw new Error('listening');
    }, 20_000);
    const most = (of: keyof Heard): number => Math.max(...all.map((heard) => heard[of]));
    return { left: most('left'), right: most('right'), apart: most('apart') };
  };

  it('a link to a moment leads through the sign-in to that moment of that recording', async () => {
    await page.goto(`${product.url}/calls?play=${recording.id}&t=3`);
    await page.getByLabel('Email').fill(product.email);
    await page.getByLabel('Password', { exact: true }).fill(product.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const player = page.getByRole('region', { name: 'Player' });
    await player.getByText('→').waitFor();
    await browser.hearsAudio();
    expect(await standsAt()).toBeGreaterThanOrEqual(3);
  });

  it('a muted channel is silent, and the other is heard on both ears', async () => {
    await page.getByRole('button', { name: 'Mute channel 1' }).click();
    const one = await listen();
    expect(one.left).toBeGreaterThan(0.01);
    // Both ears are read one after the other, while it plays.
    expect(one.apart).toBeLessThan(one.left / 10);
    await page.getByRole('button', { name: 'Mute channel 2' }).click();
    await eventually(async () => {
      const { left, right } = await page.evaluate<Heard>(HEARD);
      if (left > 0.0001 || right > 0.0001) throw new Error(`heard ${left} and ${right}`);
    }, 5_000);
  });

  it('nothing went wrong on the way', () => expect(browser.problems).toEqual([]));

  it('a store that lets no page look at its files is heard all the same, without muting channels', async () => {
    await s3.send(new DeleteBucketCorsCommand({ Bucket: admin.bucket }));
    await page.goto(`${product.url}/calls?play=${recording.id}&t=2`);
    await page.getByRole('region', { name: 'Player' }).waitFor();
    await browser.hearsAudio();
    expect(await standsAt()).toBeGreaterThanOrEqual(2);
    expect(await page.getByRole('button', { name: /^Mute channel/ }).count()).toBe(0);
  });
});
