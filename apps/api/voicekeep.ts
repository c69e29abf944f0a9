#!/usr/bin/env node
import 'reflect-metadata';
import { openCommandGround } from '@voicekeep/plugin/nest';
import { runCommand } from './command/run-command';
import { readDatabaseAndKeys } from './environment';
import { exitBecause } from './exit';
import { IDENTITY_TABLES } from './identity/persistence';

async function main(): Promise<void> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  process.exitCode = await runCommand({
    words: process.argv.slice(2),
    signal: stopping.signal,
    print: (line) => process.stdout.write(`${line}\n`),
    open: () => openCommandGround(readDatabaseAndKeys(), IDENTITY_TABLES),
  });
}

main().catch(exitBecause);
