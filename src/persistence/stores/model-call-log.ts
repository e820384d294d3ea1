import type pg from 'pg';
import {
  type ModelCallEnd,
  type ModelCallLog,
  type ModelCallStart,
  type ModelReply,
  storableJson,
  storableText,
} from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';
import { nodeIsAlive } from '../turn/node-session.ts';

export interface ModelCallStore extends ModelCallLog {
  /**
   * Closes calls as `outcomeUnknown` that never ended and that no effect of a living process is making: the process
   * died before it recorded the end. Resolves to how many. A call that is under way nevertheless gets its true end
   * afterwards.
   */
  closeAbandoned(at: Date): Promise<number>;
}

/**
 * Model calls in the table `llm_call`. Each write is one statement, safe to repeat, and repeated while the database is
 * unavailable. The end of a call whose row has been deleted with its conversation changes nothing.
 */
export function createModelCallLog(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): ModelCallStore {
  const { pool, retry } = ports;
  return {
    start: (call) =>
      retry('record the start of a model call', async () => {
        await pool.query({ ...startStatement, values: startValues(call) });
      }),
    end: (call) =>
      retry('record the end of a model call', async () => {
        await pool.query({ ...endStatement, values: endValues(call) });
      }),
    closeAbandoned: (at) =>
      retry('close abandoned model calls', async () => {
        const { rowCount } = await pool.query({ ...abandonedStatement, values: [at] });
        return rowCount ?? 0;
      }),
    findCompleted: (key) =>
      retry('look up a recorded model reply', async () => {
        const { rows } = await pool.query<{ reply: ModelReply }>({ ...completedStatement, values: [key] });
        return rows[0]?.reply ?? null;
      }),
    findCut: (key) =>
      retry('look up a cut model call', async () => {
        const { rows } = await pool.query<{ id: string; text: string }>({ ...cutStatement, values: [key] });
        const [row] = rows;
        return row === undefined ? null : { callId: row.id, text: row.text };
      }),
  };
}

/**
 * An effect runs its calls one after the other, so a call of the same key that never ended belongs to a process that
 * died: what became of it is not known.
 */
const startStatement = {
  name: 'llm_call_start',
  text: `with abandoned as (
      update llm_call set status = 'outcomeUnknown', ended_at = $12 where key = $2 and status = 'started' and id <> $1
    )
    insert into llm_call (id, key, attempt, address, root, persona, purpose, provider, model, rehearsal, status, request,
      started_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'started', $11::jsonb, $12)
    on conflict (id) do nothing`,
};

function startValues(call: ModelCallStart): unknown[] {
  const { id, key, attempt, address, root, persona, purpose, provider, model, rehearsal, startedAt } = call;
  const request = storableJson(call.request);
  return [id, key, attempt, address, root, persona, purpose, provider, model, rehearsal, request, startedAt];
}

const endStatement = {
  name: 'llm_call_end',
  text: `update llm_call set status = $2, text = $3, reply = $4::jsonb, error = $5::jsonb, prompt_tokens = $6,
    completion_tokens = $7, cost_usd = $8, first_token_ms = $9, ended_at = $10 where id = $1`,
};

function endValues(call: ModelCallEnd): unknown[] {
  return [
    call.id,
    call.status,
    storableText(call.text),
    call.reply === null ? null : storableJson(call.reply),
    call.error === null ? null : storableJson(call.error),
    call.promptTokens,
    call.completionTokens,
    call.costUsd,
    call.firstTokenMs,
    call.endedAt,
  ];
}

/**
 * An effect's calls have its address as their key, or as the part of it before a `/` or `:`. The work of a subtask may go
 * on in another effect, under the keys of the first.
 */
const abandonedStatement = {
  name: 'llm_call_abandoned',
  text: `update llm_call set status = 'outcomeUnknown', ended_at = $1 where status = 'started' and not exists (
      select from effect e join node n on n.id = e.node and exists (${nodeIsAlive})
        where llm_call.key = e.address
          or starts_with(llm_call.key, e.address || '/') or starts_with(llm_call.key, e.address || ':')
          or (e.source = 'work' and llm_call.purpose = 'work' and llm_call.address = e.owner)
    )`,
};

const completedStatement = {
  name: 'llm_call_completed',
  text: `select reply from llm_call where key = $1 and status = 'completed' and reply is not null
    order by ended_at desc, id desc limit 1`,
};

const cutStatement = {
  name: 'llm_call_cut',
  text: `select id, coalesce(text, '') as text from llm_call where key = $1 and status = 'cut'
    order by started_at desc, id desc limit 1`,
};
