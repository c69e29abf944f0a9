import { createServer } from 'node:net';
import { choosePublicPort } from './public-port.mts';

describe('the public port', () => {
  it('is the first free one from 3000 unless one is given', async () => {
    expect(await choosePublicPort(undefined)).toBeGreaterThanOrEqual(3000);
    expect(await choosePublicPort('')).toBeLessThan(3200);
  });

  it.each(['abc', '0', '65536', '-1', '3000.5', ' 3000'])('is not %j', async (given) => {
    await expect(choosePublicPort(given)).rejects.toThrow('PORT must be a number from 1 to 65535');
  });

  it('stops the start when the given one is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    await expect(choosePublicPort(String(port))).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((resolve) => server.close(resolve));
    expect(await choosePublicPort(String(port))).toBe(port);
  });
});
