import type pg from 'pg';
import type { BudgetExhaustion, BudgetLedger, BudgetLimitName, Reservation, ReserveAnswer } from '#core';
import { type BudgetTree, type Exhaustion, reserve } from '#rules';
import type { RetryWhileUnavailable } from '../../retry-while-unavailable.ts';
import { budgetsOfRoots, nearestBudget, type StoredBudgets, toBudgetTree } from './read-budgets.ts';

/** First half of the advisory lock under which the calls of a tree reserve one after the other: `budg` in ASCII. */
const BUDGET_LOCKS = 0x62756467;

/**
 * The ledger in the table `budget_reservation`. The rules decide over the rows, under a lock of the tree, so that there
 * is one place that knows what fits; sums are taken from the rows each time, so that nothing can be counted twice.
 */
export function createBudgetLedger(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): BudgetLedger {
  const { pool, retry } = ports;
  return {
    reserve: (call) => retry('reserve the budget of a call', () => transaction(pool, call)),
    settle: ({ key, at }) =>
      retry('settle the budget of a call', async () => {
        await pool.query({ ...settleStatement, values: [new Date(at), key] });
      }),
    settleAbandoned: (at) =>
      retry('settle abandoned reservations', async () => {
        const { rowCount } = await pool.query({ ...abandonedStatement, values: [new Date(at), null] });
        return rowCount ?? 0;
      }),
  };
}

async function transaction(pool: pg.Pool, call: Reservation): Promise<ReserveAnswer> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({ ...lockStatement, values: [BUDGET_LOCKS, call.root] });
    const answer = await decide(client, call);
    await client.query('commit');
    client.release();
    return answer;
  } catch (error) {
    // The session may hold the lock in a state that nobody knows: it ends.
    client.release(true);
    throw error;
  }
}

async function decide(client: pg.PoolClient, call: Reservation): Promise<ReserveAnswer> {
  const first = await readTree(client, call);
  if (first === null) return { status: 'granted' };
  let answer = judge(first, call);
  if (answer.status === 'busy') {
    const { rowCount } = await client.query({
      ...abandonedStatement,
      values: [new Date(call.at), call.root],
    });
    const second = (rowCount ?? 0) > 0 ? await readTree(client, call) : null;
    if (second !== null) answer = judge(second, call);
  }
  if (answer.status === 'granted') {
    const { key, root, estimate, at } = call;
    const values = [key, root, call.address, estimate.tokens, estimate.costUsd, new Date(at)];
    await client.query({ ...reserveStatement, values });
  }
  return answer;
}

interface Charged {
  readonly tree: BudgetTree;
  /** The budget that the call is charged to first. */
  readonly actor: string;
}

/** Null when the call needs no reservation. */
async function readTree(client: pg.PoolClient, { key, root, address }: Reservation): Promise<Charged | null> {
  const { rows } = await client.query<StoredBudgets & { readonly recorded: boolean }>({
    ...readStatement,
    values: [root, key],
  });
  const [stored] = rows;
  if (stored === undefined || stored.recorded) return null;
  const actor = nearestBudget(stored.budgets, address);
  return actor === null ? null : { tree: toBudgetTree(stored, root), actor };
}

function judge({ tree, actor }: Charged, { key, estimate, at }: Reservation): ReserveAnswer {
  // A turn is needed as well, to take the answer; turns are counted where they are taken.
  const call = { key, actor, amounts: { ...estimate, modelCalls: 1, turns: 1 }, at };
  const answer = reserve(tree, call);
  if (answer.granted) return { status: 'granted' };
  const exhaustion = toExhaustion(answer.exhausted, tree);
  const alone = reserve({ ...tree, reservations: {} }, call);
  return { status: alone.granted ? 'busy' : 'exhausted', exhaustion };
}

function toExhaustion({ actor, limit, ...figures }: Exhaustion, tree: BudgetTree): BudgetExhaustion {
  return {
    ...figures,
    limit: limit as BudgetLimitName,
    owner: actor,
    openedAt: tree.nodes[actor]?.openedAt ?? 0,
  };
}

const lockStatement = {
  name: 'budget_lock',
  text: 'select pg_advisory_xact_lock($1, hashtext($2))',
};

const readStatement = {
  name: 'budget_read',
  text: `select t.*, exists (select from llm_call where key = $2 and status = 'completed' and reply is not null) as recorded
    from (${budgetsOfRoots('select $1::text')}) t`,
};

/** A settled key that is asked for again is a further try: what the earlier ones used stays. */
const reserveStatement = {
  name: 'budget_reserve',
  text: `insert into budget_reservation (key, root, address, status, tokens, cost_usd, reserved_at)
    values ($1, $2, $3, 'reserved', $4, $5, $6)
    on conflict (key) do update set status = 'reserved', tokens = excluded.tokens, cost_usd = excluded.cost_usd,
      reserved_at = excluded.reserved_at, settled_at = null
      where budget_reservation.status = 'settled'`,
};

/** What all requests under the key used: said anew each time, never added. A request that failed unanswered is free. */
const settling = `update budget_reservation r set status = 'settled', settled_at = $1,
    used_tokens = u.tokens + u.unknown * r.tokens, used_cost_usd = u.cost_usd + u.unknown * r.cost_usd,
    used_model_calls = u.calls
  from budget_reservation o cross join lateral (
    select coalesce(sum(coalesce(c.prompt_tokens, 0) + coalesce(c.completion_tokens, 0)), 0)::bigint as tokens,
        coalesce(sum(c.cost_usd), 0) as cost_usd,
        count(*) filter (where c.status <> 'failed' or c.prompt_tokens + c.completion_tokens > 0)::int as calls,
        count(*) filter (where c.status = 'outcomeUnknown') as unknown
      from llm_call c where c.key = o.key
  ) u
  where r.key = o.key and o.status = 'reserved'`;

const settleStatement = { name: 'budget_settle', text: `${settling} and o.key = $2` };

const abandonedStatement = {
  name: 'budget_settle_abandoned',
  text: `${settling} and ($2::text is null or o.root = $2)
    and not exists (select from llm_call c where c.key = o.key and c.status = 'started')
    and not exists (select from effect e where e.owner = o.address)`,
};
