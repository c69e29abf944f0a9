import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Offer {
  readonly file: Buffer;
  readonly contentType: string;
}

/**
 * A second origin that gives a file for a ticket, as signed CDN addresses do. Like those, it refuses a request that
 * also carries credentials: whoever follows a redirect must have dropped them.
 */
export class Elsewhere {
  private readonly offers = new Map<string, Offer>();
  private server: Promise<Server> | null = null;

  async offer(file: Buffer, contentType: string): Promise<string> {
    this.server ??= this.listen();
    const ticket = randomBytes(16).toString('hex');
    this.offers.set(ticket, { file, contentType });
    const { port } = (await this.server).address() as AddressInfo;
    return `http://127.0.0.1:${port}/media/${ticket}`;
  }

  async close(): Promise<void> {
    const server = await this.server;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }

  private listen(): Promise<Server> {
    const server = createServer((request, response) => {
      const ticket = request.url?.replace('/media/', '') ?? '';
      const offer = this.offers.get(ticket);
      if (request.headers.authorization !== undefined) {
        response
          .writeHead(400, { 'Content-Type': 'text/plain' })
          .end('Only one way to authenticate is allowed.');
      } else if (!offer) {
        response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Request has expired');
      } else {
        this.offers.delete(ticket);
        const { contentType, file } = offer;
        response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': file.length }).end(file);
      }
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
    });
  }
}
