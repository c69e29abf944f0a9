/** Whether a webhook really comes from the source. */
export abstract class SignatureCheck {
  /**
   * @param tokens the tokens any of which may have signed; none means nothing is accepted
   * @param url as the source requested it: public address, raw path and query
   */
  abstract isGenuine(
    tokens: readonly string[],
    signature: string,
    url: string,
    parameters: Readonly<Record<string, string>>,
  ): boolean;
}
