import type pg from 'pg';
import type { NoticeReader, QuestionBrief } from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

/** Reads the rows that notices tell of. */
export function createNoticeReader(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): NoticeReader {
  const { pool, retry } = ports;

  async function first<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    key: string,
  ): Promise<Row | null> {
    const { rows } = await retry('read what a notice is about', () =>
      pool.query<Row>({ name, text, values: [key] }),
    );
    return rows[0] ?? null;
  }

  return {
    question: (clarification) =>
      first<QuestionBrief>(
        'notice_question',
        `select question, asker_name as "askerName", urgency, options, assumption, deadline, status
          from clarification where address = $1`,
        clarification,
      ),
    task: (task) =>
      first<{ description: string; status: string; failure: string | null }>(
        'notice_task',
        `select description, status, failure ->> 'message' as failure from task where address = $1`,
        task,
      ),
    conversation: (conversation) =>
      first<{ goal: string; status: string }>(
        'notice_conversation',
        'select goal, status from conversation where address = $1',
        conversation,
      ),
  };
}
