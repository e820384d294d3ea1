import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { answerQuestion, nextQuestion } from '../../support/inbox.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel, type TaskQuestion } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;
/** Answers the question of an agent at work, by the word that its task contains. */
const works = new Map<string, (question: TaskQuestion, round: number) => object | string | Promise<object>>();

const roundOf = (word: string) =>
  model.asked.filter(({ purpose, text }) => purpose === 'work' && text.includes(word)).length;

beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel(async (question) => {
    if (question.purpose !== 'work') return null;
    const [word, work] = [...works].find(([each]) => question.text.includes(each)) ?? [];
    return work === undefined ? null : ((await work(question, roundOf(word ?? ''))) as never);
  });
  app = await startTestApp(database, model.settings);
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

async function submit(word: string, options: object = {}): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($text: String!, $options: JSON) {
      submitTask(description: $text, options: $options) { task { address } errors { message } }
    }`,
    { text: `Describe the harbour of ${word}`, options },
  );
  return submitTask.task.address;
}

const call = (name: string, given: object) => ({
  text: '',
  toolCalls: [{ name, arguments: JSON.stringify(given) }],
});
const askPerson = (urgency: string, more: object = {}) =>
  call('askPerson', { question: 'North or south?', urgency, assumption: 'the north', ...more });

const lastOf = ({ request }: TaskQuestion) => request.messages.at(-1);

describe('an agent that cannot go on without a person', () => {
  it('asks over the inbox, and goes on with the answer and with what it had', async () => {
    works.set('Cadiz', (question, round) => {
      if (round === 1) return call('calculator', { expression: '6*7' });
      if (round === 2) return askPerson('harsh', { options: ['north', 'south'] });
      return `It is the ${JSON.parse(lastOf(question)?.content ?? '{}').answer} side`;
    });
    const task = await submit('Cadiz');
    await followTask(app, task, hasStatus('waitingOnHuman'));
    const question = await nextQuestion(app, task);
    expect(question).toMatchObject({
      question: 'North or south?',
      kind: 'question',
      urgency: 'harsh',
      options: ['north', 'south'],
    });
    await answerQuestion(app, question, 'south');
    await followTask(app, task, hasStatus('completed', 'failed'));
    const { task: row } = await app.ask<{
      task: { status: string; subtasks: { attempt: number; outputs: { output: string }[] }[] };
    }>('query ($id: ID!) { task(id: $id) { status subtasks { attempt outputs { output } } } }', { id: task });
    expect(row.status).toBe('completed');
    expect(row.subtasks).toMatchObject([{ attempt: 1, outputs: [{ output: 'It is the south side' }] }]);
    // Neither the model nor the tool was asked again for what was recorded.
    expect(roundOf('Cadiz')).toBe(3);
    const { rows: calls } = await database.pool.query('select name, status from tool_call where root = $1', [
      task,
    ]);
    expect(calls).toEqual([{ name: 'calculator', status: 'completed' }]);
    const { rows: sums } = await database.pool.query(
      `select t.prompt_tokens::int as told, (select sum(prompt_tokens)::int from llm_call where root = $1) as recorded
        from task t where address = $1`,
      [task],
    );
    expect(sums[0].told).toBe(sums[0].recorded);
  });

  it('goes on with its assumption at once when the question is soft, and hears the answer in the next round', async () => {
    let letGo = (): void => {};
    const answered = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    works.set('Sines', async (question, round) => {
      if (round === 1) return askPerson('soft');
      if (round === 2) {
        expect(JSON.parse(lastOf(question)?.content ?? '{}')).toEqual({
          answer: null,
          goOnWith: 'the north',
        });
        await answered;
        return call('calculator', { expression: '1+1' });
      }
      return { text: `Heard: ${lastOf(question)?.content}` };
    });
    const task = await submit('Sines');
    const question = await nextQuestion(app, task);
    expect(question.urgency).toBe('soft');
    await answerQuestion(app, question, 'south');
    letGo();
    await followTask(app, task, hasStatus('completed', 'failed'));
    const { rows } = await database.pool.query('select output from subtask_result where task = $1', [task]);
    expect(rows[0].output).toContain('North or south? → south (eve)');
    const { rows: stages } = await database.pool.query(
      `select 1 from journal where root = $1 and facts::text like '%waitingOnHuman%'`,
      [task],
    );
    expect(stages).toEqual([]);
  });

  it('takes its question back with the end of the subtask, and tells a later try what was answered', async () => {
    works.set('Ulsan', (question, round) => {
      if (round === 1 || round === 3) return askPerson(round === 1 ? 'harsh' : 'soft');
      return {
        text: question.text.includes('# Answers') ? 'Read that it is the south' : 'All about the north',
      };
    });
    const task = await submit('Ulsan');
    await answerQuestion(app, await nextQuestion(app, task), 'south');
    await followTask(app, task, hasStatus('completed', 'failed'));
    const { task: row } = await app.ask<{ task: { subtasks: { key: string }[] } }>(
      'query ($id: ID!) { task(id: $id) { subtasks { key } } }',
      { id: task },
    );
    await app.ask(
      'mutation ($id: ID!, $subtask: String!) { retrySubtask(id: $id, subtask: $subtask) { errors { message } } }',
      {
        id: task,
        subtask: row.subtasks[0]?.key,
      },
    );
    await followTask(app, task, (fact) => fact['type'] === 'subtask.produced' && fact['attempt'] === 2);
    const { rows } = await database.pool.query(
      'select output from subtask_result where task = $1 order by attempt',
      [task],
    );
    expect(rows[1]).toEqual({ output: 'Read that it is the south' });
    await eventually(
      async () =>
        (
          await database.pool.query<{ status: string }>(
            'select status from clarification where starts_with(asker, $1) order by created_at',
            [task],
          )
        ).rows.map(({ status }) => status),
      (found) => found.join() === 'answered,withdrawn',
      30_000,
    );
  });

  it('is told what is wrong with a question that it cannot ask', async () => {
    works.set('Busan', (question, round) =>
      round === 1
        ? call('askPerson', { question: '', urgency: 'loud' })
        : { text: `${lastOf(question)?.content}` },
    );
    const task = await submit('Busan');
    await followTask(app, task, hasStatus('completed', 'failed'));
    const { rows } = await database.pool.query('select output from subtask_result where task = $1', [task]);
    expect(rows[0].output).toContain('error');
    expect(rows[0].output).toContain('assumption');
  });
});
