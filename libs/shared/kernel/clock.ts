/** What the time is; a port, so that a test or a host can say otherwise. */
export abstract class Clock {
  abstract now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
