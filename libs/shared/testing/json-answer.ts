export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonAnswer<T = JsonObject> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Status, headers and JSON of a response; a body that is empty reads as `{}`. `T` is what the spec expects it to be. */
export async function jsonAnswer<T = JsonObject>(response: Response): Promise<JsonAnswer<T>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as T,
  };
}
