import { startServices, type ServicePlan, type ServiceSet } from '../services/service-set.mts';

const EVERY_MS = 5_000;

/**
 * Looks every few seconds whether a private server died, and starts it again where it was.
 * Answers how to end the watch and the servers.
 */
export function keepServicesAlive(first: ServiceSet, dir: string, plan: ServicePlan): () => Promise<void> {
  let services = first;
  let restart: Promise<void> | undefined;
  const watch = setInterval(() => {
    const lost = services.lost();
    if (lost.length === 0 || restart) return;
    console.log(`Ended and now started again: ${lost.join(', ')} (logs under ${dir}).`);
    restart = startServices(dir, plan)
      .then((again) => {
        services = again;
      })
      .catch((error: unknown) => {
        console.log(error instanceof Error ? error.message : error);
      })
      .finally(() => {
        restart = undefined;
      });
  }, EVERY_MS);
  watch.unref();
  return async () => {
    clearInterval(watch);
    await restart;
    await services.stop();
  };
}
