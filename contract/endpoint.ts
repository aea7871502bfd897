import type { z } from 'zod';
import type { Action } from './permissions.ts';
import type { RefusalCode } from './refusals.ts';

/** A file instead of JSON: the verb returns its bytes. */
export const pdf = { media: 'application/pdf' } as const;
export const xlsx = { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
export type FileOutput = typeof pdf | typeof xlsx;

/**
 * Who may knock: an action of the permission matrix (its scope is checked by the verb),
 * `signed-in` for what everybody may do with their own session, `public` for pages without sign-in.
 */
export type Gate = Action | 'signed-in' | 'public';

export interface EndpointShape {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Path parameters, written `:name`, are fields of `input`; the rest of `input` is the query (GET) or the body (POST). */
  readonly path: string;
  readonly gate: Gate;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly input: z.ZodObject;
  readonly output: z.ZodType | FileOutput;
  /** In the order they are checked. `not-allowed`, `signed-out` and the idempotency answers are added by the server. */
  readonly refusals: readonly RefusalCode[];
  /** Largest accepted body in bytes where the default (1 MiB) is too small. */
  readonly bodyLimit?: number;
  /** Sign-in routes answer with a cookie and are not replayed by Idempotency-Key. */
  readonly replay?: false;
}

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <const E extends EndpointShape>(shape: E): E => shape;

export type InputOf<E extends EndpointShape> = z.output<E['input']>;
export type OutputOf<E extends EndpointShape> = E['output'] extends z.ZodType ? z.input<E['output']> : Uint8Array;
