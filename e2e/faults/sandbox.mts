import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A recording as the simulated account itself knows it. */
export interface Original {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly source: string;
  readonly channels: 1 | 2;
  readonly createdAt: Date;
  readonly durationSeconds: number;
  readonly sha256: string;
}

export interface Account {
  readonly sid: string;
  readonly authToken: string;
}

/** The part of the simulated account (apps/sandbox) that a campaign uses. */
export interface Sandbox {
  readonly url: string;
  recordings(): Original[];
  recording(sid: string): Original | undefined;
  media(sid: string, format: 'wav'): Buffer;
  placeCall(order: {
    accountSid: string;
    kind: 'call' | 'voicemail';
    durationSeconds: number;
    callback: false;
    delaySeconds: number;
  }): Promise<{ recordingSid: string }>;
  close(): Promise<void>;
}

interface SandboxOptions {
  readonly accounts: readonly Account[];
  readonly seed: number;
  readonly recordings: readonly { kind: 'call' | 'voicemail'; durationSeconds: number; createdAt: string }[];
  readonly concurrency: number;
}

interface SandboxModule {
  startSandbox(options: SandboxOptions): Promise<Sandbox>;
}

/** The compiled simulated account, in this process: its originals are what copies are compared with. */
export function startSandbox(server: string, options: SandboxOptions): Promise<Sandbox> {
  const load = createRequire(import.meta.url);
  const module = load(join(server, 'apps/sandbox/index.js')) as SandboxModule;
  return module.startSandbox(options);
}
