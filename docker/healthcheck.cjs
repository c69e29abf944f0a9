// Exits 0 when this container's process can do its work. The worker listens nowhere: it is asked for its servers.
const { connect } = require('node:net');

const DEADLINE_MS = 4000;

async function answers(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
}

function reachable(address, defaultPort) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || defaultPort), timeout: DEADLINE_MS });
    const end = (finish) => () => {
      socket.destroy();
      finish(new Error(`${hostname} cannot be reached`));
    };
    socket.once('connect', end(resolve)).once('timeout', end(reject)).once('error', end(reject));
  });
}

async function check() {
  if (process.argv[2] === 'sandbox') return reachable(`http://127.0.0.1:${process.env.SANDBOX_PORT}`);
  if (process.env.VOICEKEEP_ROLE !== 'worker')
    return answers(`http://127.0.0.1:${process.env.PORT || 3000}/health/ready`);
  await reachable(process.env.DATABASE_URL, 3306);
  return reachable(process.env.REDIS_URL, 6379);
}

check().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
