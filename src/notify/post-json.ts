import { ChannelRefused, ChannelUnavailable } from './channel-error.ts';

const timeoutMs = 10_000;

/**
 * Posts a body and resolves when the answer is 2xx. 408, 429 and 5xx, and a server that is not there, reject as
 * unavailable, everything else as refused. A redirect is refused: the body may not go where nobody configured it to.
 * No message names the URL, which may hold a secret.
 */
export async function postJson(
  channel: string,
  request: {
    readonly url: string;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { url, body, headers = {}, signal } = request;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw ChannelUnavailable.because(channel, reasonOf(error));
  });
  await response.body?.cancel();
  const { status } = response;
  if (status >= 200 && status < 300) return;
  const why = `it answered ${status}`;
  if (status === 408 || status === 429 || status >= 500) throw ChannelUnavailable.because(channel, why);
  throw ChannelRefused.because(channel, why);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${timeoutMs / 1_000} s`;
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? `it cannot be reached (${code})` : 'it cannot be reached';
}
