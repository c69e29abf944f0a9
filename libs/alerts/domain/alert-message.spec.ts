import { CONDITION_CODES } from '@voicekeep/shared/contracts';
import { alertMessage } from './alert-message';
import type { KeptCondition } from './condition-book';

const NOW = new Date('2026-03-01T12:34:00Z');
const kept = (more: Partial<KeptCondition>): KeptCondition => ({
  ...{ id: 'c1', workspaceId: 'w1', code: 'recordings.failed', locationId: null, state: 'raised' },
  ...{ since: new Date('2026-03-01T12:00:00Z'), seenAt: NOW, count: 3, oldestAt: null, reason: null },
  ...more,
});
const around = { now: NOW, publicUrl: 'https://voicekeep.example.com' };

describe('an alert message', () => {
  it('says what, since when, what to do and where', () => {
    expect(alertMessage('m1', 'condition.raised', kept({}), around)).toEqual({
      id: 'm1',
      event: 'condition.raised',
      at: '2026-03-01T12:34:00.000Z',
      workspaceId: 'w1',
      condition: {
        ...{ id: 'c1', code: 'recordings.failed', severity: 'problem', locationId: null, count: 3 },
        since: '2026-03-01T12:00:00.000Z',
      },
      text: expect.stringMatching(/^Recordings failed\. 3 recordings could not be copied.* then retry\.$/),
      link: 'https://voicekeep.example.com/calls',
    });
  });

  it.each(CONDITION_CODES)('has a cause and a fix in whole sentences for %s', (code) => {
    const { text } = alertMessage('m1', 'condition.raised', kept({ code, oldestAt: NOW }), around);
    expect(text).toMatch(/^[A-Z][^.]+\. [A-Z0-9].*\. [A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it.each([
    [new Date('2026-03-01T12:00:00Z'), '34 minutes'],
    [new Date('2026-03-01T09:00:00Z'), '3 hours'],
    [new Date('2026-02-25T09:00:00Z'), '4 days'],
  ])('says how long the oldest waits: since %s', (oldestAt, words) => {
    const { text } = alertMessage(
      'm',
      'condition.raised',
      kept({ code: 'recordings.waiting', oldestAt }),
      around,
    );
    expect(text).toContain(`has waited ${words} for its copy`);
  });

  it('says that it passed', () => {
    expect(alertMessage('m2', 'condition.cleared', kept({}), around).text).toBe(
      'Recordings failed: this has passed.',
    );
  });
});
