import { Body, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import type { Me } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { ApiController, CurrentActor, Public, RequestId, SignedIn } from '@voicekeep/shared/http';
import { IdentityActorResolver } from '../identity-actor-resolver';
import { LoginRequestDto, MeDto, PasswordChangeRequestDto } from './auth.dto';
import { SessionCookie } from './session-cookie';
import { SignIn } from './sign-in';
import { WhoAmI } from './who-am-i';

@ApiTags('Sign-in')
@ApiController('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
    private readonly who: WhoAmI,
    private readonly actors: IdentityActorResolver,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Sign in; the session cookie comes with the answer' })
  @ApiOkResponse({ type: MeDto })
  async login(
    @Body() { email, password }: LoginRequestDto,
    @RequestId() requestId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const caller = { networkAddress: request.ip ?? '', requestId };
    const { token, actor } = await this.signIn.withPassword(email, password, caller);
    this.cookie.write(response, token);
    return this.who.of(actor);
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Sign out; also when the session is over already' })
  @ApiNoContentResponse()
  async logout(
    @RequestId() requestId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const token = this.cookie.read(request);
    if (token) await this.signIn.out(token, await this.actors.ofSession(token).catch(() => null), requestId);
    this.cookie.clear(response);
  }

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, and what they may do' })
  @ApiOkResponse({ type: MeDto })
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.who.of(actor);
  }

  @Put('password')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Change your password; ends your other sessions' })
  @ApiNoContentResponse()
  async password(
    @CurrentActor() actor: Actor,
    @Body() change: PasswordChangeRequestDto,
    @RequestId() requestId: string,
    @Req() request: Request,
  ): Promise<void> {
    const token = this.cookie.read(request);
    if (actor.kind !== 'user' || !token)
      throw errors.forbidden('access.denied', 'Only a signed-in person has a password to change.');
    await this.signIn.changePassword(actor, token, change, requestId);
  }
}
