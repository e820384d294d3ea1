import type {
  AcceptedEvent,
  ActorRow,
  ActorRuntime,
  BudgetFigures,
  FireLimit,
  JsonValue,
  NotificationChannel,
  OrchestrationKind,
  OverlapPolicy,
  Persona,
  ProviderStatus,
  Queries,
  RetentionStore,
  RuleKind,
  TurnReceipt,
} from '#core';
import type { CrewSupervision, MisfirePolicy } from '#rules';
import type { SafeguardService } from './safeguard-service.ts';

/** A registered chart as the API shows it. */
export interface ChartInfo {
  readonly name: string;
  readonly version: string;
  readonly structureHash: string;
  readonly description: string;
  /** States, transitions, invocations and tags as JSON. */
  readonly definition: object;
  readonly events: readonly { readonly type: string; readonly schema: object }[];
  readonly inputSchema: object | null;
}

/** The present version of each registered chart. */
export interface ChartCatalog {
  /** In order of name. */
  list(): readonly ChartInfo[];
  find(name: string): ChartInfo | null;
  /** What an actor would take now, told from its row alone. */
  accepts(
    actor: Pick<ActorRow, 'chart' | 'chartVersion' | 'structureHash' | 'status' | 'paths'>,
  ): readonly AcceptedEvent[];
}

/** Who asks for a change and under which idempotency key; both reach the journal. */
export interface ChangeRequest {
  readonly sender: string;
  readonly key?: string;
}

/** `input` and `options` are checked by the service: a misfit raises a terminal error with `details.issues`. */
export interface DeliberationService {
  /** Resolves with the receipt of the conversation's first turn. `start: false` leaves it waiting for `start`. */
  create(
    request: ChangeRequest & {
      readonly goal: string;
      readonly context?: string;
      readonly options: Readonly<Record<string, unknown>>;
      readonly start: boolean;
    },
  ): Promise<TurnReceipt>;
  start(conversation: string, request: ChangeRequest): Promise<TurnReceipt>;
  pause(conversation: string, request: ChangeRequest & { readonly reason?: string }): Promise<TurnReceipt>;
  resume(conversation: string, request: ChangeRequest): Promise<TurnReceipt>;
  cancel(conversation: string, request: ChangeRequest & { readonly reason?: string }): Promise<TurnReceipt>;
  /** Adds to the budget; a conversation that stopped for want of it goes on. */
  extendBudget(
    conversation: string,
    request: ChangeRequest & { readonly tokens?: number; readonly costUsd?: number },
  ): Promise<TurnReceipt>;
  /** Stops what still runs and hides the conversation. A second removal changes nothing. */
  remove(conversation: string, request: ChangeRequest): Promise<void>;
  /** Resolves once the message is in the transcript. */
  post(
    conversation: string,
    request: ChangeRequest & {
      readonly text: string;
      readonly parentId?: string;
      readonly requiresResponse?: boolean;
    },
  ): Promise<{ readonly receipt: TurnReceipt; readonly messageId: string }>;
  /** To one agent, or to every agent of the conversation that is thinking. */
  interject(
    target: { readonly agent: string } | { readonly conversation: string },
    request: ChangeRequest & { readonly text: string; readonly reason?: string },
  ): Promise<readonly TurnReceipt[]>;
  answer(
    clarification: string,
    request: ChangeRequest & { readonly answer: JsonValue; readonly answeredBy: string },
  ): Promise<TurnReceipt>;
  withdraw(
    clarification: string,
    request: ChangeRequest & { readonly reason?: string },
  ): Promise<TurnReceipt>;
  vote(
    ballot: string,
    request: ChangeRequest & {
      readonly voter: string;
      readonly choice: string | null;
      readonly ranking: readonly string[];
      readonly approvals: readonly string[];
      readonly objection: string | null;
      readonly reason: string;
    },
  ): Promise<TurnReceipt>;
}

export interface PersonaService {
  /** Inserts or replaces; refuses to change a built-in one. */
  save(persona: Persona): Promise<void>;
  /** Refuses built-in ones; false when there was none. */
  remove(key: string): Promise<boolean>;
}

/** One answered request of an agent that talks with a person alone. */
export interface ChatAnswer {
  readonly text: string;
  /** Id of the recorded model call; null when it is not known. */
  readonly callId: string | null;
}

/** Talks with the durable agent of a session. The same session and persona always reach the same agent. */
export interface ChatService {
  /** Raises a terminal error `persona.unknown` when there is no such persona. */
  ask(request: {
    readonly persona: string;
    readonly session: string;
    readonly text: string;
    readonly sender: string;
    /** A retry with the same key gives the first answer. */
    readonly key: string;
    readonly signal?: AbortSignal;
    /** Called with the words as they stream; from the start again when the model is asked anew. */
    onToken?(delta: string, offset: number): void;
  }): Promise<ChatAnswer>;
}

export interface HealthReport {
  readonly ready: boolean;
  readonly version: string;
  readonly startedAt: Date;
  readonly database: {
    readonly reachable: boolean;
    readonly kind: 'embedded' | 'server';
    readonly latencyMs: number | null;
  };
  readonly load: LoadReport;
}

/** What the process and its machine carry. Shares are of all cores, 0 to 1; sizes in bytes. */
export interface LoadReport {
  readonly cores: number;
  readonly processCpu: number;
  readonly machineCpu: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number;
  readonly machineFreeBytes: number;
  readonly machineTotalBytes: number;
  readonly eventLoopLagMs: number;
  readonly eventLoopLagMaxMs: number;
}

export interface HealthService {
  /** Never rejects. */
  report(): Promise<HealthReport>;
  providers(): readonly ProviderStatus[];
}

/** Misfits raise a terminal error: `task.invalidDescription`, `task.invalidOptions`, `task.invalidPlan`, `task.unknown`. */
export interface TaskService {
  submit(
    request: ChangeRequest & {
      readonly description: string;
      readonly options?: Readonly<Record<string, unknown>>;
      /** Durable address of the crew; the main one when absent. */
      readonly crew?: string;
    },
  ): Promise<TurnReceipt>;
  /** Where the files of a task lie, on the machine of the server; null when it keeps none. */
  filesFolder(task: string): string | null;
  cancel(task: string, request: ChangeRequest & { readonly reason?: string }): Promise<TurnReceipt>;
  pause(task: string, request: ChangeRequest & { readonly reason?: string }): Promise<TurnReceipt>;
  resume(task: string, request: ChangeRequest): Promise<TurnReceipt>;
  retry(task: string, request: ChangeRequest & { readonly subtask: string }): Promise<TurnReceipt>;
  retryFrom(task: string, request: ChangeRequest & { readonly subtask: string }): Promise<TurnReceipt>;
  approvePlan(task: string, request: ChangeRequest): Promise<TurnReceipt>;
  extendBudget(
    task: string,
    request: ChangeRequest & {
      readonly add: {
        readonly tokens: number | undefined;
        readonly costUsd: number | undefined;
        readonly modelCalls: number | undefined;
        readonly turns: number | undefined;
        readonly wallClockSeconds: number | undefined;
      };
    },
  ): Promise<TurnReceipt>;
  editPlan(task: string, request: ChangeRequest & { readonly plan: unknown }): Promise<TurnReceipt>;
  rejectPlan(task: string, request: ChangeRequest & { readonly reason?: string }): Promise<TurnReceipt>;
}

/** Most subtasks at work at once by queue and by agent type. */
export interface CrewLimits {
  readonly queues: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
}

/** The limits that the settings give. Null is no limit. */
export interface LimitsInForce {
  readonly spawning: { readonly depth: number; readonly children: number; readonly descendants: number };
  readonly task: BudgetFigures;
  readonly whenTaskExhausted: 'askPerson' | 'fail';
  readonly completionTokens: number;
  readonly conversation: Pick<BudgetFigures, 'tokens' | 'costUsd'>;
}

/** About which crew, by its durable address. */
export interface CrewRequest extends ChangeRequest {
  readonly crew: string;
}

/** Requests about the agents of a crew. Misfits raise `worker.unknown` or `worker.exists`. */
export interface CrewService {
  suspend(worker: string, request: CrewRequest): Promise<TurnReceipt>;
  reinstate(worker: string, request: CrewRequest): Promise<TurnReceipt>;
  add(
    worker: {
      readonly key: string;
      readonly name: string;
      readonly kind?: string;
      readonly capabilities: readonly string[];
    },
    request: CrewRequest,
  ): Promise<TurnReceipt>;
  remove(worker: string, request: CrewRequest): Promise<TurnReceipt>;
  /** Replaces all of them. */
  setLimits(limits: CrewLimits, request: CrewRequest): Promise<TurnReceipt>;
  /** What is not given stays. */
  setSupervision(rules: Partial<CrewSupervision>, request: CrewRequest): Promise<TurnReceipt>;
}

/** Misfits raise a terminal error: `event.topicUnreadable`, `event.patternUnreadable`, `event.invalidCondition`, `event.invalidAction`, `rule.unknown`, `busEvent.unknown`. */
export interface EventService {
  /** Gives the id of the event. */
  publish(
    request: ChangeRequest & {
      readonly topic: string;
      readonly payload: JsonValue;
      readonly because?: string;
    },
  ): Promise<string>;
  /** Gives the id of the rule or subscription. */
  addRule(
    request: ChangeRequest & {
      readonly kind: RuleKind;
      readonly name?: string;
      readonly pattern: string;
      readonly condition?: unknown;
      readonly action: unknown;
      readonly limit?: FireLimit | null;
    },
  ): Promise<string>;
  enableRule(rule: string, request: ChangeRequest & { readonly enabled: boolean }): Promise<TurnReceipt>;
  removeRule(rule: string, request: ChangeRequest): Promise<TurnReceipt>;
}

/** A configured channel, without its secrets. */
export type ChannelInfo = Pick<NotificationChannel, 'name' | 'kind' | 'takes'>;

/** Misfits raise a terminal error: `notification.unknown`, `channel.unknown`. */
export interface NotificationService {
  channels(): readonly ChannelInfo[];
  retry(notification: string, request: ChangeRequest): Promise<TurnReceipt>;
  /** Sends a test notice; a channel that fails is an answer, not an error. */
  test(
    channel: string,
    request: ChangeRequest,
  ): Promise<{
    readonly channel: string;
    readonly ok: boolean;
    readonly problem: string | null;
    readonly tookMs: number;
  }>;
}

/** When a schedule fires: exactly one of `cron`, `everyMs` and `at`. */
export interface ScheduleTiming {
  readonly cron?: string;
  readonly timeZone?: string;
  readonly everyMs?: number;
  readonly at?: Date;
  readonly from?: Date;
  readonly until?: Date;
}

/** Schedules are named by address or name. Misfits raise a terminal error whose code begins with `schedule.` or `event.`. */
export interface ScheduleService {
  create(
    request: ChangeRequest & {
      readonly name: string;
      readonly timing: ScheduleTiming;
      readonly misfire?: MisfirePolicy;
      readonly overlap?: OverlapPolicy;
      readonly action: unknown;
    },
  ): Promise<TurnReceipt>;
  /** What is absent stays as it is. */
  update(
    schedule: string,
    request: ChangeRequest & {
      readonly name?: string;
      readonly timing?: ScheduleTiming;
      readonly misfire?: MisfirePolicy;
      readonly overlap?: OverlapPolicy;
      readonly action?: unknown;
    },
  ): Promise<TurnReceipt>;
  pause(schedule: string, request: ChangeRequest): Promise<TurnReceipt>;
  resume(schedule: string, request: ChangeRequest): Promise<TurnReceipt>;
  runNow(schedule: string, request: ChangeRequest): Promise<TurnReceipt>;
  remove(schedule: string, request: ChangeRequest): Promise<TurnReceipt>;
  preview(timing: ScheduleTiming, count: number): readonly Date[];
}

/** Misfits raise a terminal error: `chart.input` of the charts, `orchestration.unknown`. */
export interface OrchestrationService {
  start(
    request: ChangeRequest & {
      readonly kind: OrchestrationKind;
      readonly goal: string;
      readonly material?: JsonValue;
      readonly mostTasks?: number;
      readonly mostRounds?: number;
      readonly waitMs?: number;
    },
  ): Promise<TurnReceipt>;
  note(id: string, request: ChangeRequest & { readonly text: string }): Promise<TurnReceipt>;
  cancel(id: string, request: ChangeRequest): Promise<TurnReceipt>;
}

/** Everything that the API calls. */
export interface Services {
  readonly runtime: ActorRuntime;
  readonly queries: Queries;
  readonly charts: ChartCatalog;
  readonly deliberations: DeliberationService;
  readonly tasks: TaskService;
  readonly crew: CrewService;
  readonly events: EventService;
  readonly safeguards: SafeguardService;
  readonly retention: RetentionStore;
  readonly limits: LimitsInForce;
  readonly schedules: ScheduleService;
  readonly orchestrations: OrchestrationService;
  readonly personas: PersonaService;
  readonly notifications: NotificationService;
  readonly chat: ChatService;
  readonly health: HealthService;
}
