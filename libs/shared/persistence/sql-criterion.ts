/** A condition one room contributes to another room's query: SQL text and its named parameters. */
export interface SqlCriterion {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
