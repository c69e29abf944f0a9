import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { errorFacts } from './error-facts';
import { withoutSecrets } from './without-secrets';

/** JSON lines on stdout. Whatever a caller hands over, no secret, number or signed URL gets through. */
export function createLogger(level: string, out: DestinationStream = destination(1)): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFacts, error: errorFacts },
      redact: {
        paths: ['req.headers', 'res.headers', 'headers', 'body', '*.authorization', '*.cookie', '*.password'],
        remove: true,
      },
    },
    { write: (line: string) => void out.write(withoutSecrets(line)) },
  );
}
