import { errors } from '@voicekeep/shared/errors';
import type { Passage } from './passage';
import { Traffic } from './traffic';

const tooMany = (retryAfterSeconds?: number): Error =>
  errors.rateLimited('telephony.rate_limited', 'x', {
    retryable: true,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
const twilioAway = errors.unavailable('telephony.unavailable', 'x', { retryable: true });
const bucketAway = errors.unavailable('storage.unavailable', 'x', { retryable: true });
const refused = errors.invalid('storage.key_unknown', 'x');

describe('traffic', () => {
  let passed = 0;
  let traffic: Traffic;
  beforeEach(() => {
    passed = 0;
    traffic = new Traffic(8, () => passed);
  });

  const begin = (workspace: string, location = `bucket of ${workspace}`): Passage | null => {
    const way = traffic.begin('copy', workspace);
    if (!way || way.to(location)) return way;
    way.end();
    return null;
  };
  const fill = (workspace: string): Passage[] => {
    const ways: Passage[] = [];
    for (let way = begin(workspace); way; way = begin(workspace)) ways.push(way);
    return ways;
  };
  const meet = (workspace: string, error: Error): string => {
    const way = begin(workspace);
    if (!way) return 'held back';
    const { blame } = way.failed(error);
    way.end();
    return blame;
  };

  it('tells operators what does not answer, until it does again', () => {
    for (let times = 0; times < 5; times += 1) meet('a', bucketAway);
    expect(traffic.heldBack()).toEqual({ accounts: [], locations: ['bucket of a'] });
    passed += 10_000;
    const way = begin('a')!;
    way.storeAnswered();
    way.end();
    expect(traffic.heldBack()).toEqual({ accounts: [], locations: [] });
  });

  it('leaves room for others when one bucket hangs with all that may go to it', () => {
    expect(fill('a')).toHaveLength(8);
    expect(begin('b')).not.toBeNull();
  });

  describe('of an account that asks to slow down', () => {
    it('is halved once for each burst, and rests for a moment', () => {
      for (const left of [8, 4]) {
        const ways = fill('a');
        for (const way of ways) {
          expect(way.failed(tooMany()).blame).toBe('place');
          way.end();
        }
        expect(begin('a')).toBeNull();
        passed += 1000;
        const now = fill('a');
        expect(now).toHaveLength(left);
        for (const way of now) way.end();
      }
    });

    it('rests as long as it is asked to', () => {
      meet('a', tooMany(30));
      passed += 29_999;
      expect(traffic.backlog('copy', 'a')).toBe(0);
      passed += 1;
      expect(traffic.backlog('copy', 'a')).toBe(Infinity);
    });

    it('falls to one at a time and recovers step by step', () => {
      for (let burst = 0; burst < 10; burst += 1) {
        meet('a', tooMany());
        passed += 1001;
      }
      const alone = fill('a');
      expect(alone).toHaveLength(1);
      for (let answer = 0; answer < 60; answer += 1) alone[0]!.sourceAnswered();
      alone[0]!.end();
      expect(fill('a')).toHaveLength(8);
    });

    it('concerns copying and deleting alike, and no other account', () => {
      for (let burst = 0; burst < 10; burst += 1) {
        meet('a', tooMany());
        passed += 1001;
      }
      expect(traffic.begin('purge', 'a')).not.toBeNull();
      expect(begin('a')).toBeNull();
      expect(fill('b').length).toBeGreaterThan(1);
    });
  });

  describe('to a bucket that does not answer', () => {
    const silence = (): void => {
      for (let failure = 0; failure < 5; failure += 1) meet('a', bucketAway);
    };

    it('is held back after five failures in a row, and by no fewer', () => {
      for (let failure = 0; failure < 4; failure += 1) expect(meet('a', bucketAway)).toBe('work');
      begin('a')!.storeAnswered();
      for (let failure = 0; failure < 4; failure += 1) expect(meet('a', bucketAway)).toBe('work');
      expect(meet('a', bucketAway)).toBe('place');
      expect(meet('a', bucketAway)).toBe('held back');
    });

    it('lets one through every few seconds, and all once it answers', () => {
      silence();
      expect(traffic.backlog('copy', 'a')).toBe(0);
      passed += 1000;
      expect(traffic.backlog('copy', 'a')).toBe(1);
      const probe = begin('a')!;
      expect(probe.probing).toBe(true);
      expect(begin('a')).toBeNull();
      expect(probe.storeAnswered()).toBe(true);
      probe.end();
      expect(begin('a')!.probing).toBe(false);
    });

    it('asks again within five seconds however long it was silent', () => {
      silence();
      for (let probe = 0; probe < 20; probe += 1) {
        passed += 5000;
        expect(meet('a', bucketAway)).toBe('place');
      }
    });

    it('is not what a bucket is that holds files under a lock', () => {
      const held = errors.conflict('storage.object_held', 'x', { retryable: true });
      for (let file = 0; file < 20; file += 1) expect(meet('b', held)).toBe('work');
      expect(fill('b')).toHaveLength(8);
    });

    it('goes on for other workspaces', () => {
      silence();
      expect(begin('b')).not.toBeNull();
    });

    it('lets deletions at Twilio that need no bucket go on', () => {
      silence();
      expect(traffic.begin('purge', 'a')).not.toBeNull();
    });
  });

  it('is held back at once by refused credentials at Twilio', () => {
    expect(meet('a', errors.invalid('telephony.credentials_rejected', 'x'))).toBe('place');
    expect(meet('a', twilioAway)).toBe('held back');
  });

  it('believes a refused key only when it is refused again after being read anew', () => {
    const [first, second] = [begin('a')!, begin('a')!];
    expect(first.failed(refused).blame).toBe('place');
    passed += 10;
    expect(second.failed(refused).blame).toBe('place');
    first.end();
    second.end();
    passed += 2000;
    const probe = begin('a')!;
    passed += 10;
    expect(probe.failed(refused)).toEqual({ blame: 'rejected', locationId: 'bucket of a' });
  });

  it('gives all room back, however the work went', () => {
    for (let round = 0; round < 50; round += 1) {
      const way = begin('a')!;
      if (round % 2 === 0) way.failed(errors.invalid('recording.unexpected', 'x'));
      way.end();
    }
    expect(fill('a')).toHaveLength(8);
  });
});
