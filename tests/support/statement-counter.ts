import type pg from 'pg';

/** Sees every statement that a pool sends, also those of transactions and of the ORM. */
export interface StatementCounter {
  /** Runs a block and gives the texts of the statements sent meanwhile, in order, by whomever. */
  during<Result>(
    block: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly statements: readonly string[] }>;
  /** Takes the counter out of the pool again. */
  stop(): void;
}

/**
 * Counts the statements of a pool. One counter per pool at a time. Statements that background work of the same pool
 * sends are counted too: filter `statements`, or stop that work first.
 */
export function createStatementCounter(pool: pg.Pool): StatementCounter {
  const recordings = new Set<string[]>();
  const watched = new Map<pg.PoolClient, pg.PoolClient['query']>();
  const watch = (client: pg.PoolClient) => {
    if (watched.has(client)) return;
    const original = client.query;
    watched.set(client, original);
    client.query = ((...sent: unknown[]) => {
      for (const recording of recordings) recording.push(textOf(sent[0]));
      return Reflect.apply(original, client, sent);
    }) as typeof original;
  };
  // Every connection passes here each time it is handed out, also those opened before.
  pool.on('acquire', watch);
  return {
    async during(block) {
      const statements: string[] = [];
      recordings.add(statements);
      try {
        return { result: await block(), statements };
      } finally {
        recordings.delete(statements);
      }
    },
    stop() {
      pool.off('acquire', watch);
      for (const [client, original] of watched) client.query = original;
      watched.clear();
    },
  };
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const { text } = query as { readonly text?: unknown };
  return typeof text === 'string' ? text : String(query);
}
