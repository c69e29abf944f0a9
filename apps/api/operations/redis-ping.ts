import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

const command = (...words: string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

/** Asks Redis for a PONG over a connection of its own, so that a client's reconnecting tells us nothing false. */
export function answersPing(redisUrl: string, signal: AbortSignal): Promise<boolean> {
  const { protocol, hostname, port, username, password } = new URL(redisUrl);
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) };
  const socket =
    protocol === 'rediss:' ? connectTls({ ...target, servername: target.host }) : connect(target);
  return new Promise<boolean>((resolve) => {
    let answer = '';
    const end = (): void => {
      socket.destroy();
      resolve(answer.includes('+PONG'));
    };
    signal.addEventListener('abort', end, { once: true });
    socket.on('error', end).on('close', end);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (/PONG|-/.test(answer)) end();
    });
    const secret = decodeURIComponent(password);
    const user = decodeURIComponent(username);
    if (secret !== '') socket.write(command('AUTH', ...(user === '' ? [] : [user]), secret));
    socket.write(command('PING'));
  });
}
