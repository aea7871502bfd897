import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import type { EndpointShape, OutputOf } from '#contract/endpoint.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import { ui } from '#words/ui.ts';
import type { Words } from '#words/words.ts';

/** What the caller sends: the input before the server's defaults and coercions. */
export type SentOf<E extends EndpointShape> = z.input<E['input']>;
/** An endpoint that answers with JSON; files are links, see `fileUrl`. */
export type JsonEndpoint = EndpointShape & { readonly output: z.ZodType };

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** The server's no: its code, the sentence in both languages, the facts the sentence names. */
export class Refused extends Error {
  readonly code: string;
  readonly words: Words;
  readonly facts: Facts;
  /** Milliseconds the server asks to wait before the same request is sent again. */
  readonly retryAfter: number | undefined;
  constructor(code: string, words: Words, facts: Facts, retryAfter: number | undefined) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.words = words;
    this.facts = facts;
    this.retryAfter = retryAfter;
  }
}

/** No answer came, or one that is none of ours: it is unknown whether the act was done, so the same key is sent again. */
export class Unreached extends Error {
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.name = 'Unreached';
    this.words = words;
  }
}

export type Failure = Refused | Unreached;

/** The sentence to show, whatever was thrown. */
export const failureWords = (error: unknown): Words => (error instanceof Refused || error instanceof Unreached ? error.words : ui.broken);
export const refusedWith = (error: unknown, code: RefusalCode): boolean => error instanceof Refused && error.code === code;

/** 128 random bits as a UUID; `crypto.randomUUID` is missing in old browsers and on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Splits the input into the filled path and the fields that are left. */
function split(endpoint: EndpointShape, input: Readonly<Record<string, unknown>>): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path, rest };
}

function query(fields: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) pairs.append(name, String(one));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of a file (PDF, xlsx), for a link; the session's cookie goes with it. */
export function fileUrl<const E extends EndpointShape>(endpoint: E, input: SentOf<E>): string {
  const { path, rest } = split(endpoint, fieldsOf(input));
  return path + query(rest);
}

const fieldsOf = (input: unknown): Readonly<Record<string, unknown>> => (typeof input === 'object' && input !== null ? { ...input } : {});

const patience = 30_000;

/** Calls one endpoint. Throws `Refused` or `Unreached`, nothing else. */
export async function call<const E extends JsonEndpoint>(
  endpoint: E,
  input: SentOf<E>,
  { key, signal }: { key?: string; signal?: AbortSignal | undefined } = {},
): Promise<OutputOf<E>> {
  const { path, rest } = split(endpoint, fieldsOf(input));
  const stop = new AbortController();
  const giveUp = () => stop.abort();
  signal?.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, endpoint.bodyLimit ? patience * 4 : patience);
  try {
    const response =
      endpoint.method === 'GET'
        ? await fetch(path + query(rest), { signal: stop.signal, credentials: 'same-origin', headers: { accept: 'application/json' } })
        : await fetch(path, {
            method: 'POST',
            signal: stop.signal,
            credentials: 'same-origin',
            headers: {
              accept: 'application/json',
              'content-type': 'application/json',
              ...(endpoint.replay === false ? {} : { 'idempotency-key': key ?? newKey() }),
            },
            body: JSON.stringify(rest),
          });
    if (!response.ok) throw await refusalOf(response);
    const output: OutputOf<E> = await response.json();
    return output;
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreached) throw error;
    throw new Unreached(stop.signal.aborted && !signal?.aborted ? ui.unanswered : ui.unreached);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function refusalOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined);
  const { refused, message, facts } = asRefusal(body);
  if (refused === undefined || message === undefined) return new Unreached(response.status >= 500 ? ui.broken : ui.unreached);
  const wait = Number(response.headers.get('retry-after'));
  return new Refused(refused, message, facts ?? {}, wait > 0 ? wait * 1000 : undefined);
}

function asRefusal(body: unknown): { refused?: string; message?: Words; facts?: Facts } {
  if (typeof body !== 'object' || body === null) return {};
  const found: { refused?: string; message?: Words; facts?: Facts } = body;
  return typeof found.refused === 'string' && typeof found.message?.zh === 'string' && typeof found.message.en === 'string' ? found : {};
}

export interface ReadOptions {
  /** Reads only while true. */
  when?: boolean;
  /** Milliseconds between readings of something that moves by itself (a job's progress). */
  every?: number | undefined;
  /** Shows the last answer while another page or filter is read. */
  keep?: boolean;
}

/** Reads an endpoint and keeps it fresh. Render it through `Loaded`. */
export function useRead<const E extends JsonEndpoint>(
  endpoint: E,
  input: SentOf<E>,
  { when = true, every, keep = false }: ReadOptions = {},
): UseQueryResult<OutputOf<E>> {
  return useQuery<OutputOf<E>>({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: when,
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

type Paged<Row> = { readonly rows: readonly Row[]; readonly next?: string | undefined };
type RowOf<Output> = Output extends { rows: readonly (infer Row)[] } ? Row : never;

/** Reads a long list part by part (keyset: `next` goes back as `after`). */
export function useReadPages<const E extends JsonEndpoint>(endpoint: E, input: Omit<SentOf<E>, 'after'>, { when = true }: Pick<ReadOptions, 'when'> = {}) {
  const found = useInfiniteQuery({
    queryKey: [endpoint.id, 'pages', input],
    queryFn: ({ pageParam, signal }): Promise<Paged<RowOf<OutputOf<E>>>> =>
      pageOf(endpoint, { ...input, ...(pageParam === '' ? {} : { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (last: Paged<RowOf<OutputOf<E>>>) => last.next,
    enabled: when,
  });
  return { ...found, rows: found.data?.pages.flatMap((part) => part.rows) };
}

/** The type of a list's rows cannot be followed through a generic endpoint, so the answer is taken as the page it declares. */
async function pageOf<Row>(endpoint: JsonEndpoint, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Paged<Row>> {
  const answer: { rows: readonly Row[]; next?: string } = await callLoosely(endpoint, input, signal);
  return answer;
}
// eslint-disable-next-line typescript/no-explicit-any -- the one place where JSON enters untyped
const callLoosely = async (endpoint: JsonEndpoint, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<any> =>
  call(endpoint, input, { signal });

export interface ActOptions<E extends JsonEndpoint> {
  onDone?: (output: OutputOf<E>, input: SentOf<E>) => void;
  /** What to read again afterwards; everything on the page unless named. */
  refresh?: readonly EndpointShape[];
}

const mayComeThrough = (error: Error): boolean =>
  error instanceof Unreached || (error instanceof Refused && (error.code === 'still-working' || error.code === 'try-again'));

/**
 * One act of a person. Each intent has a key of its own, kept across every retry, by the machine or by the finger: an act
 * whose answer was lost is asked for again and done once. A changed input, an answer or a refusal ends the intent.
 */
export function useAct<const E extends JsonEndpoint>(endpoint: E, { onDone, refresh }: ActOptions<E> = {}) {
  const queries = useQueryClient();
  const intent = useRef<{ key: string; sent: string } | undefined>(undefined);
  const keyed = endpoint.replay !== false;
  const mutation = useMutation<OutputOf<E>, Error, SentOf<E>>({
    mutationKey: [endpoint.id],
    mutationFn: (input) => {
      const sent = JSON.stringify(input);
      if (intent.current?.sent !== sent) intent.current = { key: newKey(), sent };
      return call(endpoint, input, { key: intent.current.key });
    },
    retry: (count, error) => keyed && count < 4 && mayComeThrough(error),
    retryDelay: (count, error) => (error instanceof Refused ? error.retryAfter : undefined) ?? 500 * 2 ** count,
    onSuccess: async (output, input) => {
      intent.current = undefined;
      onDone?.(output, input);
      if (refresh === undefined) await queries.invalidateQueries();
      else await Promise.all(refresh.map((read) => queries.invalidateQueries({ queryKey: [read.id] })));
    },
    onError: (error) => {
      if (error instanceof Refused && !mayComeThrough(error)) intent.current = undefined;
    },
  });
  return {
    act: mutation.mutate,
    actAsync: mutation.mutateAsync,
    working: mutation.isPending,
    /** The first try did not come through and the same request is under way again. */
    tryingAgain: mutation.isPending && mutation.failureCount > 0,
    failure: mutation.error,
    done: mutation.data,
    clear: mutation.reset,
  };
}
