import { TerminalError } from '#core';

export const serverErrors = {
  openWithoutTokens: (host: string) =>
    new TerminalError(
      `Cannot listen on '${host}' without tokens: other machines could reach the server and would be admins. Set STATEHOUSE_TOKENS, or listen on 127.0.0.1.`,
      { code: 'server.openWithoutTokens', details: { host } },
    ),
  cannotListen: (host: string, port: number, cause: NodeJS.ErrnoException) =>
    new TerminalError(
      `Cannot listen on ${host}:${port} (${cause.code ?? cause.message}). Stop what uses the port, or set STATEHOUSE_PORT to another one; 0 takes a free one.`,
      { code: 'server.cannotListen', details: { host, port }, cause },
    ),
};
