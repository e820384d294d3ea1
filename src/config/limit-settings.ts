import { z } from 'zod';
import { setting } from './setting.ts';
import { amount, count, countsByName, optional } from './setting-schemas.ts';

const none = { fallback: null, fallbackWords: 'no limit' } as const;
const wholeNumber = 'a whole number from 1';
const most = Number.MAX_SAFE_INTEGER;

/** Limits of tasks, of the crew, and of how many actors may be started. */
export const limitSettings = {
  tokensPerTask: setting({
    env: 'STATEHOUSE_TASK_TOKENS',
    file: 'limits.tokensPerTask',
    schema: optional(count(1, most)),
    ...none,
    description: 'Tokens that a task may use when it sets no limit of its own.',
    expected: wholeNumber,
  }),
  costUsdPerTask: setting({
    env: 'STATEHOUSE_TASK_COST_USD',
    file: 'limits.costUsdPerTask',
    schema: optional(amount.refine((value) => value > 0)),
    ...none,
    description: 'US dollars that a task may cost when it sets no limit of its own.',
    expected: 'a number above 0',
  }),
  modelCallsPerTask: setting({
    env: 'STATEHOUSE_TASK_MODEL_CALLS',
    file: 'limits.modelCallsPerTask',
    schema: optional(count(1, most)),
    ...none,
    description: 'Model calls that a task may make when it sets no limit of its own.',
    expected: wholeNumber,
  }),
  turnsPerTask: setting({
    env: 'STATEHOUSE_TASK_TURNS',
    file: 'limits.turnsPerTask',
    schema: optional(count(1, most)),
    ...none,
    description: 'Turns that the actors of a task may take when it sets no limit of its own.',
    expected: wholeNumber,
  }),
  secondsPerTask: setting({
    env: 'STATEHOUSE_TASK_SECONDS',
    file: 'limits.secondsPerTask',
    schema: optional(count(1, 2_592_000)),
    ...none,
    description:
      'Seconds from its start that a task may take, waits included, when it sets no limit of its own.',
    expected: 'a whole number from 1 to 2592000',
  }),
  whenTaskExhausted: setting<'askPerson' | 'fail'>({
    env: 'STATEHOUSE_TASK_ON_EXHAUSTED',
    file: 'limits.whenTaskExhausted',
    schema: z.enum(['askPerson', 'fail']),
    fallback: 'askPerson',
    description: 'What a task does whose budget is used up: ask a person for more (askPerson), or fail.',
    expected: 'askPerson or fail',
  }),
  completionTokens: setting({
    env: 'STATEHOUSE_COMPLETION_TOKENS',
    file: 'limits.completionTokens',
    schema: count(1, 1_000_000),
    fallback: 1_024,
    description: 'Tokens set aside in a task’s budget for the reply to a model call, before it is made.',
    expected: 'a whole number from 1 to 1000000',
  }),
  spawnDepth: setting({
    env: 'STATEHOUSE_MAX_SPAWN_DEPTH',
    file: 'limits.spawnDepth',
    schema: count(1, 1_000),
    fallback: 32,
    description: 'Generations of actors below a root.',
    expected: 'a whole number from 1 to 1000',
  }),
  childrenPerActor: setting({
    env: 'STATEHOUSE_MAX_CHILDREN',
    file: 'limits.childrenPerActor',
    schema: count(1, 1_000_000),
    fallback: 1_000,
    description: 'Living children of one actor.',
    expected: 'a whole number from 1 to 1000000',
  }),
  descendantsPerRoot: setting({
    env: 'STATEHOUSE_MAX_DESCENDANTS',
    file: 'limits.descendantsPerRoot',
    schema: count(1, 10_000_000),
    fallback: 10_000,
    description: 'Living actors below one root, in all generations.',
    expected: 'a whole number from 1 to 10000000',
  }),
  queueLimits: setting({
    env: 'STATEHOUSE_QUEUE_LIMITS',
    file: 'limits.queues',
    schema: countsByName,
    fallback: {},
    fallbackWords: 'no limit',
    description:
      'Subtasks at work at once by queue, such as `heavy=2,critic=1`. Set anew at each start when given.',
    expected: 'name=number pairs separated by commas, the numbers from 0 to 1000',
  }),
  agentTypeLimits: setting({
    env: 'STATEHOUSE_AGENT_TYPE_LIMITS',
    file: 'limits.agentTypes',
    schema: countsByName,
    fallback: {},
    fallbackWords: 'no limit',
    description:
      'Agents of the crew at work at once by type, such as `analyst=1`. Set anew at each start when given.',
    expected: 'name=number pairs separated by commas, the numbers from 0 to 1000',
  }),
};
