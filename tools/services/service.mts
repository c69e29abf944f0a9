/** One running private server: how to reach it, and the one way to end it. */
export interface Service<Access> {
  access: Access;
  stop(): Promise<void>;
}
