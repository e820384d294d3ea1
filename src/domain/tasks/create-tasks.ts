import { z } from 'zod';
import type { ActorEvent, ActorRuntime, Ids, JsonObject, TaskReader, TurnReceipt } from '#core';
import { listCapabilities, parsePlan, parseTaskDescription, TaskError } from '#rules';
import { addressFor } from '../address-for.ts';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';
import { parseValidation } from '../validation/parse-validation.ts';
import { planRuleNames, validationProblems } from './planned-validation.ts';
import { TaskRequestError } from './task-errors.ts';

export interface TaskParts {
  readonly runtime: ActorRuntime;
  readonly tasks: Pick<TaskReader, 'brief' | 'subtask'>;
  readonly ids: Ids;
  /** What a task may use when it says nothing itself. Default no limits, and a person is asked. */
  readonly defaults?: TaskDefaults;
  /** Where the files of a task lie. Default: nowhere. */
  readonly filesFolder?: (task: string) => string | null;
}

/** What a task takes that says nothing itself. */
export interface TaskDefaults {
  readonly budget: Readonly<Record<keyof Budget, number | null>>;
  readonly onExhausted: 'askPerson' | 'fail';
}

export type Tasks = ReturnType<typeof createTasks>;

/** The crew that carries out tasks. */
export const mainCrew = { chart: 'crew', id: 'main', address: 'crew/main' } as const;

/** Actors that tasks count on, started with the application. */
export const lastingActors = [
  mainCrew,
  { chart: 'router', id: 'main' },
  { chart: 'quality-tracker', id: 'main' },
  { chart: 'overseer', id: 'main' },
] as const;

const budget = z.strictObject({
  tokens: z.int().min(1).nullish(),
  costUsd: z.number().positive().nullish(),
  modelCalls: z.int().min(1).nullish(),
  turns: z.int().min(1).nullish(),
  wallClockSeconds: z.number().positive().max(2_592_000).nullish(),
});

type Budget = z.infer<typeof budget>;

/** What a person adds to a budget. */
export type BudgetExtension = { readonly [Name in keyof Budget]: number | undefined };

/** What a caller may set; see the input of the chart `task` for what is left out. */
const submitOptions = z.strictObject({
  planApproval: z.enum(['none', 'required']).optional(),
  /** Kinds of work beside the built-in ones. */
  addedCapabilities: z.array(z.string()).max(40).optional(),
  maxTries: z.int().min(1).max(10).optional(),
  review: z
    .strictObject({
      threshold: z.number().min(0).max(1).optional(),
      tries: z.int().min(1).max(10).optional(),
    })
    .nullish(),
  lessons: z.enum(['on', 'off', 'measure']).nullish(),
  /** Rules for the result of the task; see `parseValidation`. */
  validation: z.json().optional(),
  /** Limits of the whole task, and of each subtask; null: none, whatever the settings say. */
  budget: budget.optional(),
  subtaskBudget: budget.optional(),
  onExhausted: z.enum(['askPerson', 'fail']).optional(),
  unattended: z.enum(['assume', 'fail', 'wait']).optional(),
  answerTimeMs: z.int().min(1_000).max(2_592_000_000).optional(),
  totalTimeMs: z.int().min(1_000).max(2_592_000_000).optional(),
});

export type SubmitOptions = z.input<typeof submitOptions>;

/** What people do with tasks. Every change is committed when its promise resolves. */
export function createTasks({ runtime, tasks, ids, defaults, filesFolder = () => null }: TaskParts) {
  async function send(task: string, event: ActorEvent, { sender, key }: ChangeRequest): Promise<TurnReceipt> {
    if ((await tasks.brief(task)) === null) throw TaskRequestError.unknownTask(task);
    return runtime.send(task, event, key === undefined ? { sender } : { sender, key });
  }

  return {
    /**
     * Hands in a task of 10 to 5,000 characters. The same key again gives the first task.
     * Throws `task.invalidDescription`, `task.invalidOptions` and `validation.invalidSpec`.
     */
    async submit(
      request: ChangeRequest & {
        readonly description: string;
        readonly options?: Readonly<Record<string, unknown>>;
        /** Durable address; the main one when absent. */
        readonly crew?: string;
      },
    ): Promise<TurnReceipt> {
      const crew = request.crew ?? mainCrew.address;
      const description = parseTaskDescription(request.description);
      const options = parseTaskOptions(request.options ?? {}, defaults);
      return runtime.start({
        chart: 'task',
        id: request.key === undefined ? ids.next() : addressFor('task', request.key),
        sender: request.sender,
        input: { description, user: request.sender, crew, options },
      });
    },

    filesFolder,

    cancel: (task: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(task, { type: 'task.cancel', ...(reason === undefined ? {} : { reason }) }, request),

    /** Aborts what runs; what is done stays done. */
    pause: (task: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(task, { type: 'task.pause', ...(reason === undefined ? {} : { reason }) }, request),

    resume: (task: string, request: ChangeRequest) => send(task, { type: 'task.resume' }, request),

    /** Begins a subtask that has ended again, and what was skipped because of it. Throws `task.unknownSubtask`. */
    retry: (task: string, { subtask, ...request }: ChangeRequest & { readonly subtask: string }) =>
      again(task, { subtask, scope: 'subtask' }, request),

    /** Begins a subtask and everything behind it again. Throws `task.unknownSubtask`. */
    retryFrom: (task: string, { subtask, ...request }: ChangeRequest & { readonly subtask: string }) =>
      again(task, { subtask, scope: 'fromHere' }, request),

    approvePlan: (task: string, request: ChangeRequest) =>
      send(task, { type: 'task.approvePlan', by: request.sender }, request),

    /** Puts a person's own plan in place of the one that waits for approval, and begins it. Throws `task.invalidPlan`. */
    async editPlan(task: string, { plan, ...request }: ChangeRequest & { readonly plan: unknown }) {
      const brief = await tasks.brief(task);
      if (brief === null) throw TaskRequestError.unknownTask(task);
      const { capabilities } = brief.options as { capabilities?: readonly string[] };
      const sound = parsePlan(plan, {
        capabilities: capabilities ?? listCapabilities().capabilities,
        validations: planRuleNames(),
      });
      const problems = validationProblems(sound);
      if (problems.length > 0) throw TaskError.invalidPlan(problems);
      return send(task, { type: 'task.editPlan', plan: sound, by: request.sender }, request);
    },

    /**
     * Adds to the limits of a task; one that waits for want of budget goes on. Adds to no limit that it does not have.
     * Throws `task.invalidOptions` when there is nothing to add, or less than nothing.
     */
    async extendBudget(task: string, { add, ...request }: ChangeRequest & { readonly add: BudgetExtension }) {
      const given = Object.entries(add).filter(([, amount]) => amount !== undefined);
      const amounts = budget.safeParse(Object.fromEntries(given));
      if (!amounts.success) throw TaskRequestError.invalidOptions(amounts.error.issues);
      if (given.length === 0) {
        throw TaskRequestError.invalidOptions([{ path: [], message: 'says nothing to add' }]);
      }
      return send(
        task,
        { type: 'task.extendBudget', ...Object.fromEntries(given), by: request.sender },
        request,
      );
    },

    rejectPlan: (task: string, { reason, ...request }: ChangeRequest & { readonly reason?: string }) =>
      send(task, { type: 'task.rejectPlan', ...(reason === undefined ? {} : { reason }) }, request),
  };

  async function again(
    task: string,
    what: { readonly subtask: string; readonly scope: 'subtask' | 'fromHere' },
    request: ChangeRequest,
  ): Promise<TurnReceipt> {
    if ((await tasks.brief(task)) === null) throw TaskRequestError.unknownTask(task);
    if ((await tasks.subtask(task, what.subtask)) === null) {
      throw TaskRequestError.unknownSubtask(task, what.subtask);
    }
    return send(task, { type: 'task.retry', ...what }, request);
  }
}

/** What a caller may set, in the form in which a task takes it. Throws `task.invalidOptions` and `validation.invalidSpec`. */
export function parseTaskOptions(
  given: Readonly<Record<string, unknown>>,
  defaults?: TaskDefaults,
): JsonObject {
  const parsed = submitOptions.safeParse(given);
  if (!parsed.success) throw TaskRequestError.invalidOptions(parsed.error.issues);
  const { addedCapabilities = [], ...options } = parsed.data;
  if (options.validation !== undefined && options.validation !== null) parseValidation(options.validation);
  const { capabilities, problems } = listCapabilities(addedCapabilities);
  if (problems.length > 0) {
    throw TaskRequestError.invalidOptions(
      problems.map((message) => ({ path: ['addedCapabilities'], message })),
    );
  }
  const { budget: own = {}, onExhausted = defaults?.onExhausted, ...rest } = options;
  const set = Object.entries(own).filter(([, limit]) => limit !== undefined);
  const limits = { ...defaults?.budget, ...Object.fromEntries(set) };
  return JSON.parse(JSON.stringify({ ...rest, budget: limits, onExhausted, capabilities })) as JsonObject;
}
