import { randomUUID } from 'node:crypto';
import type { Api } from '../client/api.ts';
import type { ConnectionWatch, Subscriptions } from '../client/subscriptions.ts';
import type { AnswerSource } from '../deliberate/answer-source.ts';
import { createAnswerer } from '../deliberate/answerer.ts';
import { conversationTokens } from '../documents/conversation-events.ts';
import { taskEvents } from '../documents/task-events.ts';
import { pauseTask, type TaskView } from '../documents/tasks.ts';
import { endedStatuses, loadTask, openQuestions, openTask, type TaskOpening } from './open-task.ts';
import type { TaskResult, TaskRunEvent } from './task-run-event.ts';
import type { TaskScreen } from './task-screen.ts';
import { translateTaskEvent } from './translate-task-event.ts';

const PAUSE_PATIENCE_MS = 15_000;

export interface TaskRunPorts {
  readonly api: Api;
  readonly connect: (watch: ConnectionWatch) => Subscriptions;
  readonly screen: TaskScreen;
  readonly answers: AnswerSource;
  /** Aborted when the person wants to stop; `interrupt` says that they do. */
  readonly interrupted: AbortSignal;
  readonly interrupt: () => void;
  /** Told the task's id as soon as it is known, so that a failure can say how to go on. */
  readonly opened: (taskId: string) => void;
  readonly now: () => number;
}

/** Hands in or follows one task until it ends, is paused, or waits for somebody who is not here. */
export async function runTask(opening: TaskOpening, ports: TaskRunPorts): Promise<TaskResult> {
  const { api, screen, interrupted } = ports;
  const startedAt = ports.now();
  /** Resolves when there is nothing more to follow. */
  const over = Promise.withResolvers<string | null>();
  const following = new AbortController();
  const subscriptions = ports.connect({
    lost: () => screen.show({ type: 'connection', state: 'lost' }),
    restored: () => screen.show({ type: 'connection', state: 'restored' }),
  });
  const { task, after, resumed } = await openTask(api, opening);
  const id = task.address;
  ports.opened(id);
  const asked = new Set<string>();

  const answerer = createAnswerer({
    api,
    source: ports.answers,
    policy: 'wait',
    conversationId: id,
    notice: (text) => screen.show({ type: 'notice', text }),
    interrupt: ports.interrupt,
    unanswered: ({ askerName, address }) =>
      over.resolve(`${askerName} waits for an answer to ${address}, and nobody attends this run`),
    failed: over.reject,
  });

  function take(event: TaskRunEvent): void {
    if (event.type === 'question' && asked.has(event.clarification.address)) return;
    screen.show(event);
    if (event.type === 'question') {
      asked.add(event.clarification.address);
      answerer.ask(event.clarification);
    }
    if (event.type === 'questionClosed') answerer.settle(event.clarification.address);
    if (event.type === 'status' && (endedStatuses.has(event.status) || event.status === 'paused'))
      over.resolve(event.reason);
  }

  /** Shows how things stand: at the start of a task that goes on, and after a gap. */
  async function catchUp(): Promise<void> {
    const now = await loadTask(api, id);
    for (const event of standing(now)) take(event);
    for (const clarification of await openQuestions(api, id))
      take({ type: 'question', at: clarification.createdAt, clarification });
  }

  async function followEvents(): Promise<void> {
    const events = subscriptions.follow({
      operation: taskEvents,
      variables: { id, after },
      cursorOf: ({ taskEvents: event }) => event.cursor,
      signal: following.signal,
    });
    for await (const { taskEvents: event } of events) {
      const told = event.__typename === 'GapMarker' ? await catchUp() : translateTaskEvent(event);
      if (told) take(told);
    }
  }

  async function followTokens(): Promise<void> {
    const tokens = subscriptions.follow({
      operation: conversationTokens,
      variables: { root: id, after: null },
      cursorOf: () => null,
      signal: following.signal,
    });
    for await (const { tokens: token } of tokens) {
      if (token.__typename !== 'TokenDelta') continue;
      const { address, effect, attempt, offset, delta } = token;
      screen.show({ type: 'token', address, effect, attempt, offset, delta });
    }
  }

  function onInterrupt(): void {
    answerer.close();
    screen.pausing();
    const request = { id, reason: 'interrupted at the terminal', idempotencyKey: randomUUID() };
    api
      .request(pauseTask, request, { signal: AbortSignal.timeout(PAUSE_PATIENCE_MS) })
      .then(
        ({ pauseTask: { errors } }) => over.resolve(errors[0]?.message ?? 'interrupted; nothing is lost'),
        over.reject,
      );
  }

  try {
    const { description, status, rehearsal } = task;
    screen.show({ type: 'task', taskId: id, description, status, resumed, rehearsal });
    interrupted.addEventListener('abort', onInterrupt, { once: true });
    if (interrupted.aborted) onInterrupt();
    if (resumed) await catchUp();
    followEvents().catch(over.reject);
    followTokens().catch(over.reject);
    const reason = await over.promise;
    following.abort();
    const done = await loadTask(api, id);
    const result: TaskResult = {
      type: 'result',
      status: done.status,
      taskId: id,
      result: done.result,
      resultComplete: done.resultComplete,
      files: done.files,
      filesFolder: done.filesFolder,
      reason: done.status === 'completed' ? null : (done.failure?.message ?? reason ?? done.reason),
      failure: done.failure,
      subtasks: done.subtasks,
      elapsedMs: ports.now() - startedAt,
      rehearsal: done.rehearsal,
    };
    for (const event of standing(done)) if (event.type === 'progress') screen.show(event);
    screen.show(result);
    return result;
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
    following.abort();
    answerer.close();
  }
}

/** How a task stands, as the events that would have told of it. */
function standing(task: TaskView): readonly TaskRunEvent[] {
  const {
    updatedAt: at,
    status,
    reason,
    progress,
    promptTokens,
    completionTokens,
    costUsd,
    rehearsal,
  } = task;
  const { total, finished, fraction } = progress;
  const figures = { total, finished, fraction, promptTokens, completionTokens, costUsd, rehearsal };
  return [
    { type: 'progress', at, ...figures },
    ...task.subtasks.map((subtask) => ({ type: 'subtask' as const, at, ...subtask })),
    { type: 'status', at, status, reason },
  ];
}
