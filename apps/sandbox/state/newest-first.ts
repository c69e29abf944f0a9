interface Dated {
  readonly sid: string;
  readonly createdAt: number;
}

/** Items in the order of Twilio's lists. Nothing is ever taken out, so a place in the order stays valid. */
export class NewestFirst<T extends Dated> {
  private readonly items: T[] = [];
  private readonly bySid = new Map<string, T>();

  get all(): readonly T[] {
    return this.items;
  }

  get(sid: string): T | undefined {
    return this.bySid.get(sid);
  }

  add(item: T): void {
    this.items.splice(this.placeOf(item), 0, item);
    this.bySid.set(item.sid, item);
  }

  addAll(items: readonly T[]): void {
    // One by one: as arguments of one call they would not fit on the stack.
    for (const item of items) {
      this.bySid.set(item.sid, item);
      this.items.push(item);
    }
    this.items.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  /** How many items come before this one. */
  placeOf(item: Dated): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.items[middle];
      if (other && isBefore(other, item)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(a: Dated, b: Dated): boolean {
  return a.createdAt === b.createdAt ? a.sid > b.sid : a.createdAt > b.createdAt;
}
