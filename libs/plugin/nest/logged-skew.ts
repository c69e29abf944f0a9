import { Logger } from '@nestjs/common';
import { ObservedSkew, type Clock, type SkewLevel, type SkewWatch } from '@voicekeep/shared/kernel';

const SENTENCES: Readonly<Record<SkewLevel, string>> = {
  fine: 'The clock of this server is right again.',
  warn: 'The clock of this server is wrong; correct the time (NTP).',
  wrong:
    'The clock of this server is more than 10 minutes wrong: nothing new is copied until the time is corrected (NTP).',
};

/** Says in the log when the clock goes wrong, and when it is right again. */
export function loggedSkew(clock: Clock): SkewWatch {
  const logger = new Logger('Clock');
  return new ObservedSkew(clock, (level, skewMs) => {
    const told = { skewSeconds: Math.round(skewMs / 1000) };
    if (level === 'fine') logger.log(told, SENTENCES.fine);
    else logger.warn(told, SENTENCES[level]);
  });
}
