import { newId } from '@voicekeep/shared/kernel';

/** Who ordered the test whose probe is lent. */
export interface Borrower {
  readonly workspaceId: string;
  readonly actorId: string;
}

export interface ProbeLoan {
  readonly id: string;
  /** Resolves when the loan ends. */
  readonly ended: Promise<void>;
  /** Ends it, once or again. */
  readonly end: () => void;
}

/**
 * Probes of running tests that browsers look at right now. Kept in this process alone, as the test itself is:
 * given back to another process, a probe simply stays until its time is over.
 */
export class ProbeLoans {
  readonly #open = new Map<string, { readonly borrower: Borrower; readonly end: () => void }>();

  open(borrower: Borrower): ProbeLoan {
    const id = newId();
    let resolve: () => void = () => undefined;
    const ended = new Promise<void>((resolved) => (resolve = resolved));
    const end = (): void => {
      this.#open.delete(id);
      resolve();
    };
    this.#open.set(id, { borrower, end });
    return { id, ended, end };
  }

  /** @returns false when nothing of this id is lent to this borrower */
  giveBack(id: string, { workspaceId, actorId }: Borrower): boolean {
    const loan = this.#open.get(id);
    if (loan?.borrower.workspaceId !== workspaceId || loan.borrower.actorId !== actorId) return false;
    loan.end();
    return true;
  }
}
