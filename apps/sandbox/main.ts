import { startSandbox } from './index';
import { optionsFrom } from './environment';

async function main(): Promise<void> {
  const sandbox = await startSandbox(optionsFrom(process.env));
  process.stdout.write(`sandbox ready ${sandbox.url}\n`);
  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
