import { Body, Controller, Get, HttpCode, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { COOKIE, Logins } from './logins';
import { findUser } from './users';

interface LoginForm {
  readonly email?: unknown;
  readonly password?: unknown;
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
}

@ApiExcludeController()
@Controller()
export class LoginController {
  constructor(private readonly logins: Logins) {}

  @Post('login')
  @HttpCode(200)
  login(@Body() form: LoginForm, @Res({ passthrough: true }) response: Response): Person {
    const user = findUser(String(form.email), String(form.password));
    if (!user) throw new UnauthorizedException('Wrong e-mail or password.');
    response.cookie(COOKIE, this.logins.start(user), { httpOnly: true, sameSite: 'lax', path: '/' });
    return { name: user.name, email: user.email, isOwner: user.isOwner };
  }

  @Post('logout')
  @HttpCode(204)
  logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    this.logins.end(request);
    response.clearCookie(COOKIE, { path: '/' });
  }

  @Get('me')
  me(@Req() request: Request): Person {
    const user = this.logins.userOf(request);
    if (!user) throw new UnauthorizedException('Not signed in.');
    return { name: user.name, email: user.email, isOwner: user.isOwner };
  }
}
