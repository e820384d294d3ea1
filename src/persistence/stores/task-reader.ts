import type pg from 'pg';
import type {
  AskedQuestion,
  HandoffSummary,
  SubtaskBrief,
  SubtaskOutput,
  TaskBrief,
  TaskReader,
} from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

const outputColumns = `r.subtask, s.title, r.attempt, r.output, r.data, r.tool_calls as "toolCalls"`;
const outputTables = 'subtask_result r join subtask s on s.task = r.task and s.id = r.subtask';

/** Reads the rows that the effects of a task work from. */
export function createTaskReader(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): TaskReader {
  const { pool, retry } = ports;

  function read<Row extends pg.QueryResultRow>(
    what: string,
    query: { readonly name: string; readonly text: string; readonly values: unknown[] },
  ): Promise<Row[]> {
    return retry(what, async () => (await pool.query<Row>(query)).rows);
  }

  return {
    async brief(task) {
      const text = 'select description, options, status, result from task where address = $1';
      const query = { name: 'task_brief', text, values: [task] };
      return (await read<TaskBrief>(`read the task '${task}'`, query))[0] ?? null;
    },
    async subtask(task, id) {
      const text =
        'select title, description, capabilities, validation from subtask where task = $1 and id = $2';
      const query = { name: 'subtask_brief', text, values: [task, id] };
      return (await read<SubtaskBrief>(`read the subtask '${id}' of '${task}'`, query))[0] ?? null;
    },
    outputs(task, subtasks) {
      // The accepted output of a completed subtask is that of its newest try.
      const text = `select ${outputColumns} from ${outputTables} and s.attempt = r.attempt
        where r.task = $1 and s.stage = 'completed' and ($2::text[] is null or r.subtask = any ($2)) order by s.ordinal`;
      const query = { name: 'task_outputs', text, values: [task, subtasks ?? null] };
      return read<SubtaskOutput>(`read the outputs of '${task}'`, query);
    },
    async output(task, subtask, attempt) {
      const text = `select ${outputColumns} from ${outputTables}
        where r.task = $1 and r.subtask = $2 and r.attempt = $3`;
      const query = { name: 'subtask_output', text, values: [task, subtask, attempt] };
      return (await read<SubtaskOutput>(`read an output of '${task}'`, query))[0] ?? null;
    },
    async critiques(task, subtask) {
      const text = `select critique from (
          select attempt, critique from quality_score
            where task = $1 and subtask = $2 and not accepted and critique <> ''
          union all
          select v.attempt, p.problem from validation_report v, jsonb_array_elements_text(v.problems) as p (problem)
            where v.task = $1 and v.subtask = $2 and not v.passed
        ) refused order by attempt`;
      const query = { name: 'subtask_critiques', text, values: [task, subtask] };
      const rows = await read<{ critique: string }>(`read the critiques of '${subtask}' of '${task}'`, query);
      return rows.map(({ critique }) => critique);
    },
    async handoffs(address, attempt) {
      const text = 'select summary from handoff where address = $1 and attempt = $2 order by number';
      const query = { name: 'subtask_handoffs', text, values: [address, attempt] };
      const rows = await read<{ summary: HandoffSummary }>(`read the hand-overs of '${address}'`, query);
      return rows.map(({ summary }) => summary);
    },
    async interjections(session) {
      const text = `select
        (select coalesce(json_agg(text order by number), '[]') from subtask_interjection where session = $1) as texts,
        (select coalesce(json_agg(distinct key), '[]') from llm_call
          where starts_with(key, $1 || '/') and status = 'completed') as recorded`;
      const query = { name: 'subtask_interjections', text, values: [session] };
      type Row = { readonly texts: readonly string[]; readonly recorded: readonly string[] };
      const [row] = await read<Row>(`read what was said into '${session}'`, query);
      return row ?? { texts: [], recorded: [] };
    },
    async questions(task, subtask) {
      // Whichever incarnation asked: its address ends with the turn that began it.
      const text = `select address, asker, question, assumption, status, answer, answered_by as "answeredBy"
        from clarification where starts_with(asker, $1) order by created_at, address`;
      const query = { name: 'subtask_questions', text, values: [`${task}/subtask-${subtask}:`] };
      const rows = await read<AskedQuestion & { address: string }>(
        `read what was asked for '${subtask}'`,
        query,
      );
      return rows
        .map(({ address, ...row }) => ({ ...row, id: childIdOf(address, row.asker) }))
        .filter(({ id }) => id.startsWith('ask-'));
    },
  };
}

function childIdOf(address: string, parent: string): string {
  return address.slice(parent.length + 1).replace(/:\d+$/, '');
}
