import { can } from './can';
import type { Actor } from './actor';

const actor = (workspaceId: string, role: 'admin' | 'member'): Actor => ({
  kind: 'user',
  id: 'u1',
  displayName: 'U',
  grants: [{ workspaceId, role }],
});

describe('can', () => {
  it('lets a member play but not change storage', () => {
    const member = actor('w1', 'member');
    expect(can(member, 'recording.play', { workspaceId: 'w1' })).toBe(true);
    expect(can(member, 'storage.update', { workspaceId: 'w1' })).toBe(false);
  });

  it('lets an admin act in the own workspace only', () => {
    const admin = actor('w1', 'admin');
    expect(can(admin, 'storage.update', { workspaceId: 'w1' })).toBe(true);
    expect(can(admin, 'storage.update', { workspaceId: 'w2' })).toBe(false);
  });

  it('keeps the installation itself for those granted everything', () => {
    expect(can(actor('w1', 'admin'), 'workspace.create', { workspaceId: null })).toBe(false);
    expect(can(actor('*', 'admin'), 'workspace.create', { workspaceId: null })).toBe(true);
  });
});
