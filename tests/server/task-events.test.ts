import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
});

afterAll(async () => {
  await client.dispose();
  await app.close();
  await database.drop();
});

type Event = Readonly<Record<string, unknown>> & { readonly __typename: string; readonly cursor: string };

const everything = `__typename cursor
  ... on TaskSubmitted { at task { description } }
  ... on TaskStatusChanged { at status reason failure { code } task { address } }
  ... on TaskPlanned { at revision source task { plan } }
  ... on TaskProgressed { at total finished fraction promptTokens completionTokens costUsd rehearsal task { address } }
  ... on TaskConcluded { at complete task { result } }
  ... on SubtaskCreated { at key incarnation subtask { title } }
  ... on SubtaskChanged { at key stage agent attempt reason error { code message } subtask { key } }
  ... on SubtaskProduced { at key attempt agent output { output toolCalls } subtask { key } }
  ... on SubtaskReviewed { at key attempt score accepted subtask { key } }
  ... on OutputValidated { at subtaskKey attempt passed score action subtask { key } }
  ... on TaskNoted { at kind subtaskKey text fact }
  ... on ClarificationOpened { at clarification { address } }
  ... on ClarificationClosed { at clarification { address } }`;

/** Reads a stream until an event fits, itself the last one given. */
async function read(
  stream: string,
  variables: Record<string, unknown>,
  isLast: (event: Event) => boolean,
): Promise<Event[]> {
  const events: Event[] = [];
  for await (const { data, errors } of client.iterate<{ stream: Event }>({ query: stream, variables })) {
    if (!data) throw new Error(JSON.stringify(errors));
    events.push(data.stream);
    if (isLast(data.stream)) return events;
  }
  throw new Error(`the stream ended after ${events.length} events`);
}

const ofTask = `subscription ($id: ID!, $after: Cursor) { stream: taskEvents(id: $id, after: $after) { ${everything} } }`;
const ofList = `subscription ($after: Cursor) { stream: tasksChanged(after: $after) {
  __typename cursor ... on TaskSubmitted { task { address } }
  ... on TaskStatusChanged { status task { address } } ... on TaskProgressed { task { address } } } }`;
const hasEnded = ({ status }: Event) => ['completed', 'failed', 'cancelled'].includes(String(status));

async function submit(description: string, options: Record<string, unknown> = {}) {
  const { submitTask } = await app.ask<{
    submitTask: { cursor: string; task: { id: string; address: string } };
  }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { cursor task { id address } errors { message } } }`,
    { description, options },
  );
  expect(submitTask).toMatchObject({ errors: [] });
  return submitTask;
}

describe('the events of a task', () => {
  it('tell everything from its first turn to its result, and resume behind any of them', async () => {
    const { cursor, task } = await submit('Calculate the factorial of 7', {
      review: {},
      validation: { strategy: 'notEmpty' },
    });
    const events = await read(ofTask, { id: task.id, after: cursor }, hasEnded);
    const kinds = new Set(events.map(({ __typename }) => __typename));
    for (const kind of [
      'TaskSubmitted',
      'TaskStatusChanged',
      'TaskPlanned',
      'SubtaskCreated',
      'SubtaskChanged',
      'SubtaskProduced',
      'SubtaskReviewed',
      'OutputValidated',
      'TaskProgressed',
      'TaskConcluded',
    ])
      expect([...kinds]).toContain(kind);
    const produced = events.find(({ __typename }) => __typename === 'SubtaskProduced');
    expect(JSON.stringify(produced?.['output'])).toContain('5040');
    expect(events.at(-1)).toMatchObject({ __typename: 'TaskStatusChanged', status: 'completed' });
    const cursors = events.map((event) => event.cursor);
    expect(new Set(cursors).size).toBe(cursors.length);
    for (const place of [0, 1, Math.floor(cursors.length / 2), cursors.length - 2]) {
      const rest = await read(ofTask, { id: task.address, after: cursors[place] }, hasEnded);
      expect(rest.map((event) => event.cursor)).toEqual(cursors.slice(place + 1));
    }
  });

  it('come once each to a reader whose connection is cut again and again', async () => {
    const { cursor, task } = await submit('Describe a harbour; then describe its ferries');
    const seen: Event[] = [];
    while (!seen.some(hasEnded)) {
      const reader = createClient({
        url: `${app.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      const after = seen.at(-1)?.cursor ?? cursor;
      const events = reader.iterate<{ stream: Event }>({
        query: ofTask,
        variables: { id: task.id, after },
      });
      for await (const { data } of events) {
        if (data) seen.push(data.stream);
        if (seen.length % 3 === 0 || seen.some(hasEnded)) break;
      }
      reader.terminate();
    }
    const whole = await read(ofTask, { id: task.id, after: cursor }, hasEnded);
    expect(seen.map((event) => event.cursor)).toEqual(whole.map((event) => event.cursor));
  });

  it('of all tasks tell which are handed in and how they stand', async () => {
    const one = await submit('Describe the tides of a harbour');
    const two = await submit('Describe the keeper of a lighthouse');
    const wanted = new Set([one.task.address, two.task.address]);
    const events = await read(ofList, { after: one.cursor }, (event) => {
      if (hasEnded(event)) wanted.delete((event['task'] as { address: string }).address);
      return wanted.size === 0;
    });
    expect(events.filter(({ __typename }) => __typename === 'TaskSubmitted')).toHaveLength(2);
  });

  it('are refused for a task that is not there, and begin with a gap behind an unknown cursor', async () => {
    await expect(read(ofTask, { id: 'task/none' }, hasEnded)).rejects.toThrow('task.unknown');
    const { task } = await submit('Describe the tides of a harbour');
    const beyond = Buffer.from('c:[999999999]').toString('base64url');
    const [gap] = await read(ofTask, { id: task.id, after: beyond }, () => true);
    expect(gap).toMatchObject({ __typename: 'GapMarker' });
  });
});
