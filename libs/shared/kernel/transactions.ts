/** Groups repository calls into one database transaction; nested calls join the outer one. */
export abstract class Transactions {
  abstract run<T>(work: () => Promise<T>): Promise<T>;
}
