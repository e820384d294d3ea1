import {
  createUlids,
  type JsonValue,
  type ModelReply,
  type ModelRequest,
  type ReplyKind,
  systemClock,
} from '#core';
import { createDeliberations, createEffects, createPersonas, createProjectors } from '#domain';
import { createStores } from '#persistence';
import { charts, sampleReply } from '../machines/scripted-panel.ts';
import { startNode } from '../runtime/start-node.ts';
import type { TestDatabase } from '../support/database.ts';

/** What the model says instead of the sample reply; undefined keeps that. */
export type Saying = (kind: ReplyKind, persona: string, request: ModelRequest) => unknown;

/** The services over a real database and runtime, with a model that answers at once. */
export async function startDeliberations(database: TestDatabase, saying: Saying = () => undefined) {
  const clock = systemClock;
  const ids = createUlids({ now: Date.now, random: Math.random });
  const stores = createStores({ database, clock });
  let calls = 0;
  const effects = createEffects({
    gateway: {
      providers: () => [],
      async call(request, { purpose }): Promise<ModelReply> {
        calls += 1;
        const kind = purpose as ReplyKind;
        const who = request.persona ?? '';
        const value = (saying(kind, who, request) ?? sampleReply(kind, who)) as JsonValue;
        const problems = request.output?.validate(value) ?? [];
        if (problems.length > 0) throw new Error(`the test's model says nonsense: ${problems.join('; ')}`);
        return {
          callId: `call-${calls}`,
          text: typeof value === 'string' ? value : JSON.stringify(value),
          value,
          toolCalls: [],
          usage: { promptTokens: 10, completionTokens: 5 },
          costUsd: 0.25,
          provider: 'test',
          model: 'test',
          rehearsal: kind === 'vote',
          finishReason: 'stop',
        };
      },
    },
    log: stores.modelCalls,
    stores: stores.deliberation,
    clock,
  });
  const runtime = await startNode({ database, charts, effects, projectors: createProjectors() });
  return {
    runtime,
    stores,
    deliberations: createDeliberations({ runtime, clock, ids, ...stores.deliberation }),
    personas: createPersonas({ clock, ...stores.deliberation }),
    /** Waits until the conversation is in this state, or has ended. */
    async reach(address: string, state: string): Promise<string> {
      for await (const entry of runtime.feed.subscribe({
        address,
        after: 0,
        signal: AbortSignal.timeout(15_000),
      })) {
        if (entry.status !== 'active' || JSON.stringify(entry.state).includes(`"${state}"`)) {
          return JSON.stringify(entry.state);
        }
      }
      throw new Error(`'${address}' did not come to '${state}'`);
    },
    async rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<readonly Row[]> {
      return (await database.pool.query(sql, values)).rows as readonly Row[];
    },
  };
}

export type Started = Awaited<ReturnType<typeof startDeliberations>>;
