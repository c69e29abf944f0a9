const unasked = (): Promise<never> => Promise.reject(new Error('Nobody asks for this here.'));

/** For runs that move nothing between buckets. */
export const noBuckets = {
  mover: { move: unasked },
  stores: { open: unasked, openCurrent: unasked, pause: unasked },
};
