import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { adminFiles } from './admin-files';

const SCRIPT = 'say("the same words again and again");\n'.repeat(200);

describe('the admin’s files', () => {
  let folder: string;
  let server: Server;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vk-admin-'));
    writeFileSync(join(folder, 'index.html'), '<html></html>');
    writeFileSync(join(folder, 'main-1IlOVKtD.js'), SCRIPT);
    server = createServer(express().use(adminFiles(folder)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/', 'text/html', 200, 'no-cache'],
    ['/workspaces/x/calls', 'text/html', 200, 'no-cache'],
    ['/main-1IlOVKtD.js', '*/*', 200, 'public, max-age=31536000, immutable'],
    ['/main-old.js', '*/*', 404, null],
    ['/calls', 'application/json', 404, null],
    ['/api/v1/nothing', 'text/html', 404, null],
    ['/webhooks/twilio/call-status', 'text/html', 404, null],
    ['/..%2f..%2fetc/passwd', 'application/json', 404, null],
  ])('answer %s for %s', async (path, accept, status, cache) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
    expect([response.status, status === 200 ? response.headers.get('cache-control') : null]).toEqual([
      status,
      cache,
    ]);
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['identity', null],
  ])('are as small as a browser that takes “%s” allows', async (accepted, encoding) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/main-1IlOVKtD.js`, {
      headers: { 'accept-encoding': accepted },
    });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const length = Number(response.headers.get('content-length'));
    expect(length < SCRIPT.length / 10).toBe(encoding !== null);
    expect(await response.text()).toBe(SCRIPT);
  });
});
