import type { JsonValue } from '#core';
import type { Dice } from './dice.ts';
import type { Panel } from './panel.ts';

export interface TaskPeople {
  /** Tasks that were acknowledged, oldest first. */
  readonly tasks: readonly string[];
  /** Goes away after what is under way. */
  leave(): Promise<void>;
}

/** Steps in a row, beside each other, and that build on all before; with tools of both kinds. */
const descriptions = [
  'Calculate the factorial of 12; use office__findRoom to find a room; then use office__bookRoom to book it; finally compare the results.',
  'Use office__bookRoom to book the big hall; calculate 17 * 23; then write a note about the hall.',
  'Write a short welcome; use office__findRoom to find a quiet place; then put both together.',
  'Calculate 144 / 12; then use office__bookRoom to book a table; afterwards use office__findRoom for a second one.',
];
const options = {
  unattended: 'assume',
  answerTimeMs: 3_000,
  maxTries: 5,
  review: { threshold: 0.82, tries: 2 },
  budget: { tokens: 10_000_000, modelCalls: 10_000 },
};
const ended = new Set(['completed', 'failed', 'cancelled']);
const receipt = '{ receipt { seq cursor duplicate } errors { __typename code } }';
const most = 3;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Submits a task under one key, however often the application dies meanwhile. */
export async function submit(
  panel: Panel,
  description: string,
  key: string,
  more: object = {},
): Promise<string> {
  const { submitted } = await panel.ask<{ submitted: { task: { address: string } } }>(
    `mutation ($description: String!, $options: JSON, $key: String) {
      submitted: submitTask(description: $description, options: $options, idempotencyKey: $key) {
        task { address }
      }
    }`,
    { description, options: { ...options, ...more }, key },
  );
  return submitted.task.address;
}

/** Lets agents fail as often as they do, without asking: by one of the strategies. */
export async function superviseCrew(panel: Panel, dice: Dice): Promise<void> {
  const strategy = dice.pick(['oneForOne', 'oneForAll', 'restForOne']);
  await panel.change({
    address: 'crew/main',
    type: 'crew.setSupervision',
    mutation: `mutation ($strategy: SupervisionStrategy, $key: String) {
      result: setCrewSupervision(strategy: $strategy, intensity: 1000, idempotencyKey: $key) ${receipt}
    }`,
    variables: { strategy },
  });
}

async function statusOf(panel: Panel, task: string): Promise<string> {
  const query = 'query ($id: ID!) { task(id: $id) { status } }';
  const { task: found } = await panel.ask<{ task: { status: string } }>(query, { id: task });
  return found.status;
}

/** One more task, undisturbed, whose plan a person approves. Gives its address and how it ended. */
export async function workUndisturbed(
  panel: Panel,
  key: string,
): Promise<{ readonly task: string; readonly ended: string | null }> {
  const description = 'Calculate the factorial of 7; then use office__findRoom to find a room.';
  const more = { planApproval: 'required', answerTimeMs: 600_000 };
  const task = await submit(panel, description, key, more);
  while ((await statusOf(panel, task)) !== 'awaitingApproval') await pause(50);
  await panel.change({
    address: task,
    type: 'task.approvePlan',
    mutation: `mutation ($id: ID!, $key: String) { result: approvePlan(id: $id, idempotencyKey: $key) ${receipt} }`,
    variables: { id: task },
  });
  return { task, ended: await awaitTaskEnd(panel, task, 90_000) };
}

/** Waits until the task has ended; null when it has not in time. */
export async function awaitTaskEnd(panel: Panel, task: string, patienceMs: number): Promise<string | null> {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const status = await statusOf(panel, task);
    if (ended.has(status)) return status;
    await pause(100);
  }
  return null;
}

/** People who keep a few tasks going, answer what is asked, pause, resume, make agents fail, and have parts done again. */
export function gatherTaskPeople(panel: Panel, dice: Dice): TaskPeople {
  const tasks: string[] = [];
  let leaving = false;

  async function answerQuestions(): Promise<void> {
    const { inbox } = await panel.ask<{
      inbox: { nodes: readonly { address: string; options: readonly string[]; answerSchema: JsonValue }[] };
    }>('{ inbox(first: 50) { nodes { address question deadline options urgency answerSchema } } }');
    for (const { address, ...content } of inbox.nodes)
      panel.log.note({ event: 'pending', at: Date.now(), question: address, content });
    if (inbox.nodes.length === 0 || dice.between(1, 3) === 1) return;
    const { address, options: choices, answerSchema } = dice.pick(inbox.nodes);
    const isText = (answerSchema as { type?: string }).type === 'string';
    if (!isText) return;
    const answer = choices.length > 0 ? dice.pick(choices) : 'As you think best.';
    const accepted = await panel.change({
      address,
      type: 'clarification.answer',
      mutation: `mutation ($input: AnswerClarificationInput!, $key: String) {
        result: answerClarification(input: $input, idempotencyKey: $key) ${receipt}
      }`,
      variables: { input: { id: address, answer, answeredBy: 'person' } },
    });
    if (accepted) panel.log.note({ event: 'answered', at: Date.now(), question: address, answer });
  }

  const tell = (task: string, verb: 'pause' | 'resume') =>
    panel.change({
      address: task,
      type: `task.${verb}`,
      mutation: `mutation ($id: ID!, $key: String) {
        result: ${verb}Task(id: $id, idempotencyKey: $key) ${receipt}
      }`,
      variables: { id: task },
    });

  async function pauseAndResume(task: string): Promise<void> {
    if (await tell(task, 'pause')) await tell(task, 'resume');
  }

  /** An agent at work fails; its crew begins it anew, and others with it by its strategy. */
  async function failAgent(): Promise<void> {
    const query = '{ workers(available: false, first: 50) { nodes { actor { address } } } }';
    const { workers } = await panel.ask<{
      workers: { nodes: readonly { actor: { address: string } | null }[] };
    }>(query);
    const busy = workers.nodes.flatMap(({ actor }) => actor?.address ?? []);
    if (busy.length === 0) return;
    const address = dice.pick(busy);
    await panel.change({
      address,
      type: 'worker.fail',
      mutation: `mutation ($address: String!, $event: JSON!, $key: String) {
        result: sendEvent(address: $address, event: $event, idempotencyKey: $key) ${receipt}
      }`,
      variables: { address, event: { type: 'worker.fail', reason: 'pulled out' } },
    });
  }

  async function doAgain(task: string): Promise<void> {
    const query = 'query ($id: ID!) { task(id: $id) { subtasks { key } } }';
    const { task: found } = await panel.ask<{ task: { subtasks: readonly { key: string }[] } }>(query, {
      id: task,
    });
    await panel.change({
      address: task,
      type: 'task.retry',
      mutation: `mutation ($id: ID!, $subtask: String!, $fromHere: Boolean, $key: String) {
        result: retrySubtask(id: $id, subtask: $subtask, fromHere: $fromHere, idempotencyKey: $key) ${receipt}
      }`,
      variables: { id: task, subtask: dice.pick(found.subtasks).key, fromHere: dice.between(0, 1) === 1 },
    });
  }

  /** Of the newest tasks. */
  async function look(): Promise<{ readonly open: readonly string[]; readonly done: readonly string[] }> {
    const newest = tasks.slice(-3 * most);
    const states = await Promise.all(newest.map((task) => statusOf(panel, task)));
    const hasEnded = (task: string): boolean => ended.has(states[newest.indexOf(task)] ?? '');
    return { open: newest.filter((task) => !hasEnded(task)), done: newest.filter(hasEnded) };
  }

  let failure: unknown;
  const work = (async () => {
    while (!leaving) {
      const { open, done } = await look();
      if (open.length < most) {
        const number = tasks.length + 1;
        const description = descriptions[number % descriptions.length] ?? '';
        tasks.push(await submit(panel, description, `task-${dice.seed}-${number}`));
      }
      await answerQuestions();
      const chance = dice.between(1, 6);
      if (chance <= 2 && open.length > 0) await pauseAndResume(dice.pick(open));
      else if (chance === 3 && done.length > 0) await doAgain(dice.pick(done));
      else if (chance === 4) await failAgent();
      await pause(dice.between(50, 250));
    }
  })().catch((error) => {
    failure = error;
  });
  return {
    tasks,
    async leave() {
      leaving = true;
      await work;
      if (failure !== undefined) throw failure;
    },
  };
}
