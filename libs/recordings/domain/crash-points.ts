/** The named moments between database and world where a process may die; tests make it die there. */
export type CrashPoint =
  `C${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19}`;

export abstract class CrashPoints {
  abstract reach(point: CrashPoint): void;
}

export const noCrashPoints: CrashPoints = { reach: () => undefined };
