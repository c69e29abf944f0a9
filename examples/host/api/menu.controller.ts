import { Controller, Get, Req, UnauthorizedException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Logins } from './logins';

interface MenuEntry {
  readonly label: string;
  readonly path: string;
}

/** The dashboard's own data: what it offers to whom. */
@ApiExcludeController()
@Controller('menu')
export class MenuController {
  constructor(private readonly logins: Logins) {}

  @Get()
  entries(@Req() request: Request): MenuEntry[] {
    const user = this.logins.userOf(request);
    if (!user) throw new UnauthorizedException('Not signed in.');
    return [
      { label: 'Overview', path: '/' },
      { label: 'Calls', path: '/calls' },
      { label: 'Campaigns', path: '/campaigns' },
      ...(user.isOwner ? [{ label: 'Storage', path: '/storage' }] : []),
    ];
  }
}
