import type pg from 'pg';
import type { AttemptLessons, Critique, LessonStore } from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

const critiquesSql = `select q.task, q.subtask, q.attempt, q.critique as text, s.title || E'\\n' || s.description as about,
    q.capabilities, q.created_at as at
  from quality_score q join subtask s on s.task = q.task and s.id = q.subtask
  where not q.accepted and q.critique <> '' and q.rehearsal = $4 and (q.task, q.subtask) <> ($1, $2)
    and q.capabilities ?| $3::text[]
  order by q.created_at desc limit 200`;

/** A second choice for the same try changes nothing; the update that changes nothing makes the first one come back. */
const keepSql = `insert into attempt_lessons (task, subtask, attempt, mode, given, lessons, created_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (task, subtask, attempt) do update set task = excluded.task
  returning task, subtask, attempt, mode, given, lessons, created_at as "createdAt"`;

export function createLessonStore(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): LessonStore {
  const { pool, retry } = ports;
  return {
    critiques: ({ task, subtask, capabilities, rehearsal }) =>
      retry('read critiques to learn from', async () => {
        const values = [task, subtask, [...capabilities], rehearsal];
        return (
          await pool.query<Critique & pg.QueryResultRow>({ name: 'critiques', text: critiquesSql, values })
        ).rows;
      }),
    keep: (chosen) =>
      retry(`keep the lessons for '${chosen.subtask}' of '${chosen.task}'`, async () => {
        const { task, subtask, attempt, mode, given, lessons, createdAt } = chosen;
        const values = [task, subtask, attempt, mode, given, JSON.stringify(lessons), createdAt];
        const { rows } = await pool.query<AttemptLessons & pg.QueryResultRow>({
          name: 'keep_lessons',
          text: keepSql,
          values,
        });
        return rows[0] ?? chosen;
      }),
  };
}
