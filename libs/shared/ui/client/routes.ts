import type { paths } from './rest-api.generated';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Where the REST API's own addresses begin in its description; the host says where they begin for browsers. */
type Described<R extends string> = `/api/v1${R}`;

/** Addresses with that method, as the description writes them: `/workspaces/{workspaceId}/call-logs`. */
export type Route<M extends Method> = {
  [P in keyof paths]: P extends Described<infer R> ? (paths[P][M] extends object ? R : never) : never;
}[keyof paths];

type Operation<M extends Method, R extends string> =
  Described<R> extends keyof paths ? NonNullable<paths[Described<R>][M]> : never;
type Parameters<O> = O extends { readonly parameters: infer P } ? P : never;
type PathOf<O> = Parameters<O> extends { readonly path: infer P } ? P : unknown;
type QueryOf<O> = Parameters<O> extends { readonly query?: infer Q } ? NonNullable<Q> : never;
type Json<T> = T extends { readonly content: { readonly 'application/json': infer B } } ? B : never;
type BodyOf<O> = O extends { readonly requestBody: infer B } ? Json<B> : never;
type Responses<O> = O extends { readonly responses: infer R } ? R : never;
type Success<R> = R[keyof R & (200 | 201 | 202)];

/** What the API answers when it succeeds; nothing where it answers 204. */
export type Answer<M extends Method, R extends string> =
  Responses<Operation<M, R>> extends { readonly 204: unknown }
    ? undefined
    : Json<Success<Responses<Operation<M, R>>>>;

/** The workspace shown is filled in where none is named. */
type Filled<P> = Omit<P, 'workspaceId'> & { readonly workspaceId?: string };
/** A part that may be left away when nothing in it is needed. */
type Part<K extends string, T> = [T] extends [never]
  ? object
  : Record<never, never> extends T
    ? Readonly<Partial<Record<K, T>>>
    : Readonly<Record<K, T>>;
type Undefinable<T> = { readonly [K in keyof T]: T[K] | (undefined extends T[K] ? undefined : never) };

/** What a call is given beside its route. */
export type Given<M extends Method, R extends string> = Part<'path', Filled<PathOf<Operation<M, R>>>> &
  Part<'query', Undefinable<QueryOf<Operation<M, R>>>> &
  Part<'body', BodyOf<Operation<M, R>>>;

/** The last argument of a call: left away where nothing is needed. */
export type Rest<G> = Record<never, never> extends G ? [given?: G] : [given: G];
