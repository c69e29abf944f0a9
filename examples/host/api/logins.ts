import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { HostUser } from './users';

export const COOKIE = 'host_session';

/** Who is signed in to this dashboard: in memory, and gone with the process. */
@Injectable()
export class Logins {
  private readonly byToken = new Map<string, HostUser>();

  start(user: HostUser): string {
    const token = randomUUID();
    this.byToken.set(token, user);
    return token;
  }

  end(request: Request): void {
    this.byToken.delete(tokenOf(request));
  }

  userOf(request: Request): HostUser | undefined {
    return this.byToken.get(tokenOf(request));
  }
}

function tokenOf(request: Request): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return cookies.find(([name]) => name === COOKIE)?.[1] ?? '';
}
