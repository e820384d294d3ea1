import type { ChatServer } from '../chat-server/chat-server.ts';
import type { ProviderConfig } from '../provider.ts';
import { REHEARSAL_MODEL, type RehearsalServerOptions, startRehearsalServer } from './rehearsal-server.ts';

/** A running rehearsal model and the provider that leads to it. */
export interface RehearsalProvider {
  readonly provider: ProviderConfig;
  readonly server: ChatServer;
  close(): Promise<void>;
}

/** Starts the rehearsal model on loopback in this process, for when no endpoint is configured. */
export async function startRehearsalProvider(
  options: RehearsalServerOptions = {},
): Promise<RehearsalProvider> {
  const server = await startRehearsalServer(options);
  return { provider: rehearsalProviderAt(server.baseUrl), server, close: () => server.close() };
}

/** The provider for a rehearsal model that already runs at this address. */
export function rehearsalProviderAt(baseUrl: string): ProviderConfig {
  return { name: REHEARSAL_MODEL, baseUrl, model: REHEARSAL_MODEL, rehearsal: true };
}
