import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ServerOptions } from '../server-options.ts';
import { type KeptAssets, loadAssets } from './load-assets.ts';

const compress = promisify(gzip);

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

const assetPath = /^\/playground\/([\w.]+\.(?:js|css|ttf))$/;

/** Nothing is loaded from elsewhere and nothing inline runs; the editor sets styles on its elements itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Statehouse playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/playground/playground.css">
</head>
<body>
<div id="playground">Loading the playground …</div>
<script src="/playground/playground.js"></script>
</body>
</html>
`;

const home = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Statehouse</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>Statehouse</h1>
<ul>
<li><a href="/playground">GraphQL playground</a></li>
<li>GraphQL over HTTP and WebSocket: <code>/graphql</code></li>
<li>OpenAI-compatible agents: <code>/v1/chat/completions</code>, <code>/v1/models</code></li>
<li>Probes: <a href="/livez"><code>/livez</code></a>, <a href="/readyz"><code>/readyz</code></a></li>
</ul>
</body>
</html>
`;

/** Answers the pages; false for any other path. */
export type Pages = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

/** GraphiQL at `/playground`. Its bundle is made at the first visit and kept in the data folder. */
export function createPlayground({ dataDir, logger }: Pick<ServerOptions, 'dataDir' | 'logger'>): Pages {
  let assets: Promise<KeptAssets> | undefined;
  const compressed = new Map<string, Promise<Buffer>>();
  const load = () => {
    assets ??= loadAssets({ dataDir, logger }).catch((error) => {
      assets = undefined;
      throw error;
    });
    return assets;
  };
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (path === '/') return sendPage(response, home);
    if (path === '/playground' || path === '/playground/') return sendPage(response, page);
    const name = assetPath.exec(path)?.[1];
    if (name === undefined) return false;
    const { version, files } = await load();
    const content = files.get(name);
    if (content === undefined) return false;
    const etag = `"${version}"`;
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', policy);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return true;
    }
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
      response.end(content);
      return true;
    }
    const small = compressed.get(name) ?? compress(content);
    compressed.set(name, small);
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('vary', 'accept-encoding');
    response.end(await small);
    return true;
  };
}

function sendPage(response: ServerResponse, html: string): true {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
  });
  response.end(html);
  return true;
}
