/** As long as a lease: after that others take a worker's recordings over. */
export const WORKER_SILENT_MS = 30_000;
/** Less of the disk that recordings are spooled to is trouble. */
export const LEAST_FREE_SHARE = 0.05;
/** A message was not delivered so often in a row: somebody is not told. */
export const MESSAGE_TRIES = 3;
