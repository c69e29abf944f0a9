import { defer, finalize, type Observable, shareReplay } from 'rxjs';

/** One look at a thing, however many listen; it ends when the last of them has left. */
export class SharedLooks<T> {
  readonly #looks = new Map<string, Observable<T>>();

  /** @param begin called for the first listener only; later ones first hear what was heard last */
  of(key: string, begin: () => Observable<T>): Observable<T> {
    return defer(() => {
      const known = this.#looks.get(key);
      if (known) return known;
      const look = begin().pipe(
        finalize(() => this.#looks.delete(key)),
        shareReplay({ bufferSize: 1, refCount: true }),
      );
      this.#looks.set(key, look);
      return look;
    });
  }
}
