import type pg from 'pg';
import { storableJson, storableText, type ToolCallLog, type ToolCallState } from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

interface StateRow {
  readonly status: ToolCallState['status'];
  readonly result: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Tool calls in the table `tool_call`. Each write is one statement, safe to repeat. */
export function createToolCallLog(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): ToolCallLog {
  const { pool, retry } = ports;
  return {
    find: (key) =>
      retry('look up a tool call', async () => {
        const text = 'select status, result, error from tool_call where key = $1';
        const { rows } = await pool.query<StateRow>({ name: 'tool_call_find', text, values: [key] });
        return rows[0] === undefined ? null : stateOf(rows[0]);
      }),
    start: (call) =>
      retry('record the start of a tool call', async () => {
        const { key, id, address, root, name, startedAt } = call;
        await pool.query({
          name: 'tool_call_start',
          text: `insert into tool_call (key, id, address, root, name, arguments, status, started_at)
            values ($1, $2, $3, $4, $5, $6, 'started', $7)
            on conflict (key) do update set status = 'started', started_at = excluded.started_at
              where tool_call.status = 'again'`,
          values: [key, id, address, root, name, storableText(call.arguments), startedAt],
        });
      }),
    end: ({ key, result, error, endedAt }) =>
      retry('record the end of a tool call', async () => {
        await pool.query({
          name: 'tool_call_end',
          text: `update tool_call set status = $2, result = $3, error = $4::jsonb, ended_at = $5 where key = $1`,
          values: [
            key,
            error === null ? 'completed' : 'failed',
            result === null ? null : storableText(result),
            error === null ? null : storableJson(error),
            endedAt,
          ],
        });
      }),
  };
}

function stateOf({ status, result, error }: StateRow): ToolCallState {
  if (status === 'completed') return { status, result: result ?? 'null' };
  if (status === 'failed') return { status, error: error ?? { code: 'tool.failed', message: 'it failed' } };
  return { status };
}
