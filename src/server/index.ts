export {
  defaultSocketLimits,
  type RunningServer,
  type ServerOptions,
  type SocketLimits,
  type TokenOptions,
} from './server-options.ts';
export { startServer } from './start-server.ts';
