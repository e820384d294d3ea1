/** Ways in which a model endpoint can fail, for tests and rehearsals of failure. */
export type Misbehaviour =
  /** An error status with an OpenAI-style body. `retryAfter` is sent as is, in seconds or as a date. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly code?: string;
      readonly retryAfter?: string | number;
    }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the socket before any answer. */
  | { readonly kind: 'reset' }
  /** Breaks the stream after this many tokens; `gracefully` ends the body without a finish reason instead. */
  | { readonly kind: 'cut'; readonly afterTokens?: number; readonly gracefully?: boolean }
  /** Falls silent after this many tokens. */
  | { readonly kind: 'stall'; readonly afterTokens?: number }
  /** A reply that is not JSON to its end. */
  | { readonly kind: 'malformedJson' }
  /** A reply that is JSON and breaks the schema. */
  | { readonly kind: 'schemaViolation' }
  | { readonly kind: 'refusal'; readonly words?: string }
  | { readonly kind: 'contentFilter' }
  | { readonly kind: 'empty' }
  /** The reply, at this pace. */
  | { readonly kind: 'slow'; readonly tokenDelayMs: number }
  /** The reply, without token counts. */
  | { readonly kind: 'noUsage' }
  /** Rejects requests that use this parameter, as plainer endpoints do. */
  | {
      readonly kind: 'unsupported';
      readonly parameter: 'json_schema' | 'response_format' | 'stream_options';
    };

/** When to misbehave. Without `times` and `probability`: always, until told otherwise. */
export type MisbehaviourPlan = Misbehaviour & {
  /** Only the next so many calls that it applies to. */
  readonly times?: number;
  /** Share of calls, 0..1, drawn from the server's seed. */
  readonly probability?: number;
};

/** Request header that asks for misbehaviour in one call: a kind, or a status code (`429`). */
export const MISBEHAVE_HEADER = 'x-statehouse-misbehave';

/** Reads the header's value; null when it names nothing known. */
export function parseMisbehaviour(value: string): Misbehaviour | null {
  const [kind = '', argument] = value.trim().split(/\s*[:;]\s*/);
  if (/^[45]\d\d$/.test(kind)) {
    const retryAfter = argument === undefined ? {} : { retryAfter: argument };
    return { kind: 'status', status: Number(kind), ...retryAfter };
  }
  const count = argument === undefined ? undefined : Number(argument);
  const tokens = count !== undefined && Number.isFinite(count) ? { afterTokens: count } : {};
  switch (kind) {
    case 'hang':
    case 'reset':
    case 'malformedJson':
    case 'schemaViolation':
    case 'refusal':
    case 'contentFilter':
    case 'empty':
    case 'noUsage':
      return { kind };
    case 'cut':
    case 'stall':
      return { kind, ...tokens };
    case 'slow':
      return { kind, tokenDelayMs: count !== undefined && Number.isFinite(count) ? count : 100 };
    default:
      return null;
  }
}

/** Whether the misbehaviour can show in this request at all. */
export function appliesTo(
  misbehaviour: Misbehaviour,
  request: { readonly json: boolean; readonly stream: boolean },
): boolean {
  switch (misbehaviour.kind) {
    case 'malformedJson':
    case 'schemaViolation':
      return request.json;
    case 'cut':
    case 'stall':
      return request.stream;
    default:
      return true;
  }
}
