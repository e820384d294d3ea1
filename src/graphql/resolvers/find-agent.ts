import type { AgentRow } from '#core';
import type { Loaders } from '../loaders/loaders.ts';

/** More agents than a conversation can have. */
const everyAgent = { limit: 200, after: null, before: null, backward: false };

/** The agent of a conversation that speaks as this persona. An agent that talks with a person alone is found by its own address. */
export async function findAgent(
  loaders: Loaders,
  conversation: string,
  personaKey: string,
): Promise<AgentRow | null> {
  const { items } = await loaders.owned('agentsOf', conversation, {}, everyAgent).page();
  const found = items.find(({ row }) => row.personaKey === personaKey);
  return found?.row ?? loaders.row('agents', conversation);
}
