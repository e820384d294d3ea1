import type { IncomingMessage, ServerResponse } from 'node:http';

/** Sends one JSON document. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** An error in the form of a GraphQL reply. */
export function sendGraphqlError(
  response: ServerResponse,
  { status, code, message }: { readonly status: number; readonly code: string; readonly message: string },
): void {
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  sendJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);
}

/** The body as text, or null when it is larger than allowed; what is over the bound is never held. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<string | null> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > mostBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Path and search of a request, split without judging them: a malformed target is merely unknown. */
export function targetOf({ url = '/' }: IncomingMessage): { readonly path: string; readonly search: string } {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark) };
}
