import type { Request, Response } from 'express';
import { SessionCookie } from '../identity/sessions/session-cookie';
import { refuseForeignOrigin } from './refuse-foreign-origin';

const OURS = 'https://voicekeep.example.com';
const DASHBOARD = 'https://dashboard.example.com';
const COOKIE = { cookie: '__Host-vk=token' };
const check = refuseForeignOrigin(new SessionCookie(OURS), [OURS, DASHBOARD]);

function isLetThrough(method: string, headers: Record<string, string>, path = '/v1/workspaces'): boolean {
  const next = jest.fn();
  try {
    void check({ method, headers, path } as unknown as Request, {} as Response, next);
  } catch (error) {
    expect(error).toMatchObject({ kind: 'forbidden', code: 'request.csrf' });
  }
  return next.mock.calls.length === 1;
}

describe('the rule against calls from foreign pages', () => {
  it.each([
    ['a read with the cookie', 'GET', COOKIE, true],
    ['a write from our own page', 'POST', { ...COOKIE, origin: OURS }, true],
    ['a write from a listed dashboard', 'PUT', { ...COOKIE, origin: DASHBOARD }, true],
    ['a write with the cookie and no Origin', 'POST', COOKIE, false],
    ['a write from a foreign page', 'DELETE', { ...COOKIE, origin: 'https://evil.example' }, false],
    ['a write from a sandboxed frame', 'POST', { ...COOKIE, origin: 'null' }, false],
    ['a write from a look-alike', 'PATCH', { ...COOKIE, origin: `${OURS}.evil.example` }, false],
    ['a write with a key', 'POST', { authorization: 'Bearer vk_x' }, true],
    ['a write with a key beside the cookie', 'POST', { ...COOKIE, authorization: 'Bearer vk_x' }, true],
    ['a write with neither', 'POST', {}, true],
  ])('judges %s', (_, method, headers, expected) => {
    expect(isLetThrough(method, headers as Record<string, string>)).toBe(expected);
  });

  it('checks the Origin of a sign-in only if there is one', () => {
    expect(isLetThrough('POST', {}, '/v1/auth/login')).toBe(true);
    expect(isLetThrough('POST', { origin: OURS }, '/v1/auth/login')).toBe(true);
    expect(isLetThrough('POST', { origin: 'https://evil.example' }, '/v1/auth/login')).toBe(false);
  });
});
