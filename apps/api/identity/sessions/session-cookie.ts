import type { Request, Response } from 'express';

/** `__Host-` binds the cookie to this host over https; browsers refuse that name on plain http. */
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(publicUrl: string) {
    this.secure = publicUrl.startsWith('https:');
    this.name = this.secure ? '__Host-vk' : 'vk';
  }

  read(request: Pick<Request, 'headers'>): string | null {
    for (const pair of (request.headers.cookie ?? '').split(';')) {
      const split = pair.indexOf('=');
      if (split > 0 && pair.slice(0, split).trim() === this.name) return pair.slice(split + 1).trim();
    }
    return null;
  }

  write(response: Response, token: string): void {
    response.cookie(this.name, token, { ...this.attributes });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, { ...this.attributes });
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }
}
