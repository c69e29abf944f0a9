import { Module } from '@nestjs/common';
import { Logins } from './logins';

@Module({ providers: [Logins], exports: [Logins] })
export class LoginsModule {}
