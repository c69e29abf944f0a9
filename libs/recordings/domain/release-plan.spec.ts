import { fateOf } from './release-fate';
import { planOf, type FateGroup } from './release-plan';

const group = (more: Partial<FateGroup>): FateGroup => ({
  ...{ state: 'stored', writtenBy: 'voicekeep', onTwilio: true },
  ...{ recordings: 1, seconds: 60, bytes: 1000, versioned: 0, ...more },
});

describe('what a deletion would do', () => {
  const groups = [
    group({ recordings: 3, versioned: 2 }),
    group({ state: 'cleaned', onTwilio: false, recordings: 2 }),
    group({ state: 'on_twilio', recordings: 4, bytes: 0 }),
    group({ state: 'copying', bytes: 0 }),
    group({ writtenBy: 'twilio', onTwilio: false }),
  ];

  it('counts each recording once by its file and once by its copy at Twilio', () => {
    const plan = planOf(groups, (facts) => fateOf(facts, { files: true, twilioCopies: true }));
    expect(plan).toEqual({
      ...{ recordings: 11, seconds: 300, bytes: 3000, versionedFiles: 2 },
      files: { removed: 5, kept: 0, copiedAndKept: 0, stopped: 1, writtenByTwilio: 1, none: 4 },
      twilioCopies: { neverMoved: 4, removed: 4, stays: 0, ownSwitch: 0, none: 3 },
    });
  });

  it('speaks of versions only where files go', () => {
    const plan = planOf(groups, (facts) => fateOf(facts, { files: false, twilioCopies: false }));
    expect(plan).toMatchObject({ versionedFiles: 0, files: { kept: 5, copiedAndKept: 1, none: 4 } });
  });

  it('is nothing for nothing', () => {
    expect(planOf([], () => fateOf(group({}), { files: true, twilioCopies: true })).recordings).toBe(0);
  });
});
