import { RetryableError, TerminalError } from '#core';

/** Which endpoint and model an error speaks of. */
export interface ErrorPlace {
  readonly provider: string;
  readonly baseUrl: string;
  readonly model: string;
}

type Cause = { readonly cause?: unknown };

const at = (place: ErrorPlace) => `provider "${place.provider}" (${place.baseUrl})`;
const detailsOf = (place: ErrorPlace, more: object = {}) => ({ ...place, ...more });

export class ModelAuthenticationError extends TerminalError {
  static rejected(place: ErrorPlace, status: number, said: string, cause: Cause = {}) {
    return new ModelAuthenticationError(
      `Asking model "${place.model}" of ${at(place)} was refused with status ${status}: ${said}. Expected a valid API key: check apiKey or apiKeyEnv of this provider, or STATEHOUSE_API_KEY / OPENAI_API_KEY.`,
      { code: 'model.authentication', details: detailsOf(place, { status }), ...cause },
    );
  }
}

export class ModelQuotaError extends TerminalError {
  static exhausted(place: ErrorPlace, said: string, cause: Cause = {}) {
    return new ModelQuotaError(
      `The account at ${at(place)} has no quota left for model "${place.model}": ${said}. Top it up or put another provider first.`,
      { code: 'model.quotaExhausted', details: detailsOf(place), ...cause },
    );
  }
}

export class ModelNotFoundError extends TerminalError {
  static unknownModel(place: ErrorPlace, said: string, cause: Cause = {}) {
    return new ModelNotFoundError(
      `Model "${place.model}" is not known to ${at(place)}: ${said}. Use a name that ${place.baseUrl}/models lists (with Ollama: "ollama pull ${place.model}" first).`,
      { code: 'model.notFound', details: detailsOf(place), ...cause },
    );
  }

  static wrongAddress(place: ErrorPlace, said: string, cause: Cause = {}) {
    return new ModelNotFoundError(
      `No chat completions were found at ${at(place)}: ${said}. The base URL should be the root of an OpenAI-compatible API and usually ends in "/v1".`,
      { code: 'model.endpointNotFound', details: detailsOf(place), ...cause },
    );
  }
}

export class ModelRateLimitedError extends RetryableError {
  static limited(place: ErrorPlace, said: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    const wait = options.retryAfterMs === undefined ? '' : ` It asks to wait ${options.retryAfterMs} ms.`;
    return new ModelRateLimitedError(
      `${capital(at(place))} limits requests to model "${place.model}": ${said}.${wait} Lower the number of parallel agents, raise the account's limit, or add a provider.`,
      { code: 'model.rateLimited', details: detailsOf(place), ...options },
    );
  }
}

export type TimeoutPhase = 'connect' | 'firstToken' | 'idle' | 'total';

export class ModelTimedOutError extends RetryableError {
  static during(phase: TimeoutPhase, afterMs: number, place: ErrorPlace, cause: Cause = {}) {
    const what = {
      connect: 'did not accept a connection',
      firstToken: 'sent no first token',
      idle: 'fell silent in mid-reply',
      total: 'did not finish its reply',
    }[phase];
    return new ModelTimedOutError(
      `${capital(at(place))} ${what} within ${afterMs} ms (model "${place.model}"). Check that it runs, or raise timeouts.${phase}Ms of this provider.`,
      { code: 'model.timedOut', details: detailsOf(place, { phase, afterMs }), ...cause },
    );
  }
}

export class ModelUnavailableError extends RetryableError {
  static failed(
    place: ErrorPlace,
    said: string,
    options: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    const { status, ...rest } = options;
    const how = status === undefined ? '' : ` with status ${status}`;
    return new ModelUnavailableError(
      `Asking model "${place.model}" of ${at(place)} failed${how}: ${said}. Check that the endpoint is up and reachable from here.`,
      {
        code: 'model.unavailable',
        details: detailsOf(place, status === undefined ? {} : { status }),
        ...rest,
      },
    );
  }

  static cut(place: ErrorPlace, received: number, cause: Cause = {}) {
    return new ModelUnavailableError(
      `The reply of model "${place.model}" from ${at(place)} broke off after ${received} characters, before it was finished.`,
      { code: 'model.streamCut', details: detailsOf(place, { received }), ...cause },
    );
  }

  static flooding(place: ErrorPlace) {
    return new ModelUnavailableError(
      `${capital(at(place))} sent more than any reply of model "${place.model}" can hold, and was cut off. Check what answers at this address.`,
      { code: 'model.flooding', details: detailsOf(place) },
    );
  }

  static circuitOpen(place: ErrorPlace, retryAfterMs: number) {
    return new ModelUnavailableError(
      `${capital(at(place))} failed several times in a row and is left alone for another ${retryAfterMs} ms.`,
      { code: 'model.circuitOpen', details: detailsOf(place), retryAfterMs },
    );
  }
}

export class ModelRefusedError extends TerminalError {
  static refused(place: ErrorPlace, words: string) {
    return new ModelRefusedError(
      `Model "${place.model}" of ${at(place)} refused to answer: "${words}". Rephrase the goal or use another model.`,
      { code: 'model.refused', details: detailsOf(place, { words }) },
    );
  }

  static contentFiltered(place: ErrorPlace, cause: Cause = {}) {
    return new ModelRefusedError(
      `The content filter of ${at(place)} stopped the reply of model "${place.model}". Rephrase the goal or use another model.`,
      { code: 'model.contentFiltered', details: detailsOf(place), ...cause },
    );
  }
}

export class ContextTooLongError extends TerminalError {
  static exceeded(place: ErrorPlace, said: string, cause: Cause = {}) {
    return new ContextTooLongError(
      `The prompt is too long for model "${place.model}" of ${at(place)}: ${said}. Shorten the transcript (lower the summary threshold) or use a model with a larger window.`,
      { code: 'model.contextTooLong', details: detailsOf(place), ...cause },
    );
  }
}

export class BadModelRequestError extends TerminalError {
  static rejected(place: ErrorPlace, status: number, said: string, cause: Cause = {}) {
    return new BadModelRequestError(
      `${capital(at(place))} rejected the request to model "${place.model}" with status ${status}: ${said}.`,
      { code: 'model.badRequest', details: detailsOf(place, { status }), ...cause },
    );
  }
}

/** A reply that arrived whole but cannot be used. `text` is what came, `problems` what the model is told about it. */
export class UnusableReplyError extends TerminalError {
  readonly text: string;
  readonly problems: readonly string[];

  constructor(message: string, options: ConstructorParameters<typeof TerminalError>[1] & Unusable) {
    super(message, options);
    this.text = options.text;
    this.problems = options.problems;
  }

  static because(place: ErrorPlace, unusable: Unusable & { readonly tries?: number }) {
    const tries = unusable.tries === undefined ? '' : ` after ${unusable.tries} tries`;
    return new UnusableReplyError(
      `Model "${place.model}" of ${at(place)} gave no usable reply${tries}: ${unusable.problems.join('; ')}. It began: "${unusable.text.slice(0, 160)}". Use a model that follows JSON schemas.`,
      {
        code: 'model.unusableReply',
        details: detailsOf(place, { problems: unusable.problems, tries: unusable.tries ?? 1 }),
        text: unusable.text,
        problems: unusable.problems,
      },
    );
  }
}

interface Unusable {
  readonly text: string;
  readonly problems: readonly string[];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
