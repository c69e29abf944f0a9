import { conditionPart, deliveryPart } from './alert-look';

const now = new Date('2026-03-01T12:35:00Z');
const undelivered = { count: 0, oldestAt: null, tries: 0, lastErrorCode: null };

describe('alerts, as operators see them', () => {
  it('say what holds recordings up, where and for how long', () => {
    const raised = { code: 'disk.full', workspaces: 2, since: new Date('2026-03-01T12:00:00Z') } as const;
    expect(conditionPart(raised, now)).toMatchObject({
      ...{ title: 'The disk is full', state: 'trouble', words: 'In 2 workspaces, for 35 minutes.' },
    });
    expect(conditionPart({ ...raised, code: 'deletions.attention' }, now).state).toBe('attention');
  });

  it('say whether somebody is told', () => {
    expect(deliveryPart(false, undelivered).state).toBe('unknown');
    expect(deliveryPart(true, undelivered).state).toBe('fine');
    const failing = { ...undelivered, count: 1, tries: 3, lastErrorCode: 'alerts.refused' };
    expect(deliveryPart(true, failing)).toMatchObject({
      ...{ state: 'trouble', words: '1 message could not be delivered (alerts.refused).' },
    });
  });
});
