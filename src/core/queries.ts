import type { ActivityPage, ActivityRequest } from './activity.ts';
import type { BudgetRow } from './budget.ts';
import type { BusEventFilter, BusEventRow, CausalRow, RuleFilter, RuleFireRow, RuleRow } from './bus.ts';
import type { QueueFigures, WorkerFilter, WorkerRow, WorkFilter, WorkItemRow } from './crew-rows.ts';
import type { JsonObject } from './json.ts';
import type { AttemptLessons } from './lesson-store.ts';
import type { LogFilter, LogRow } from './log-rows.ts';
import type { ModelCallStatus } from './model.ts';
import type { NotificationFilter, NotificationRow } from './notification.ts';
import type {
  DelegatedRow,
  OrchestrationFilter,
  OrchestrationNoteRow,
  OrchestrationRow,
} from './orchestration.ts';
import type { Listing, Lookup, OwnedListing } from './page.ts';
import type {
  FigureFilter,
  MeasuredScores,
  QualityFigureRow,
  ReviewFilter,
  ReviewRow,
  SubtaskRouteRow,
  ValidationReportRow,
} from './quality-rows.ts';
import type {
  ActorRow,
  AgentRow,
  BallotRow,
  ClarificationRow,
  ClarificationStatus,
  ConversationRow,
  DeadLetterRow,
  EffectRow,
  HaltRow,
  MessageHitRow,
  MessageRow,
  ModelCallRow,
  PersonaRow,
  TimerRow,
  VoteRow,
} from './query-rows.ts';
import type { NodeReading } from './safeguard-effects.ts';
import type { AlertFilter, AlertRow, BreakerRow } from './safeguard-facts.ts';
import type { ScheduleFilter, ScheduleRow, ScheduleRunFilter, ScheduleRunRow } from './schedule.ts';
import type {
  HandoffRow,
  SubtaskResultRow,
  SubtaskRow,
  TaskFileRow,
  TaskFilter,
  TaskRow,
} from './task-rows.ts';
import type { ActorStatus, JournalEntry } from './turn.ts';
import type { EffectStatus } from './turn-store.ts';

export interface ActorFilter {
  readonly chart?: string;
  readonly statuses?: readonly ActorStatus[];
  readonly root?: string;
  /** An element of `paths`. */
  readonly path?: string;
  /** An element of `tags`. */
  readonly tag?: string;
  readonly rootsOnly?: boolean;
}

export interface ActorStatusFilter {
  readonly statuses?: readonly ActorStatus[];
}

export interface ActorJournalFilter {
  readonly eventTypes?: readonly string[];
  readonly sender?: string;
}

export interface JournalFilter extends ActorJournalFilter {
  readonly root?: string;
  readonly address?: string;
}

export interface DeadLetterFilter {
  readonly address?: string;
  /** True: only with `redriven_at`; false: only without. */
  readonly redriven?: boolean;
}

export interface ConversationFilter {
  readonly statuses?: readonly string[];
  /** Text that the goal contains, in any case; `%` and `_` stand for themselves. */
  readonly search?: string;
  readonly rehearsal?: boolean;
}

export interface AgentFilter {
  readonly persona?: string;
  readonly status?: string;
}

export interface MessageFilter {
  readonly types?: readonly string[];
  readonly senderTypes?: readonly string[];
  /** Only direct replies to this message id. */
  readonly parent?: string;
  /** True: only messages without a parent. */
  readonly threadsOnly?: boolean;
  readonly phase?: string;
  /** `websearch_to_tsquery('simple', …)` over the text. */
  readonly search?: string;
}

export interface MessageSearch {
  /** `websearch_to_tsquery('simple', …)` over the text. */
  readonly text: string;
  readonly conversation?: string;
  readonly types?: readonly string[];
}

export interface ClarificationFilter {
  readonly statuses?: readonly ClarificationStatus[];
  readonly urgency?: 'soft' | 'harsh';
  readonly conversation?: string;
}

export interface ModelCallFilter {
  readonly root?: string;
  readonly address?: string;
  readonly persona?: string;
  readonly statuses?: readonly ModelCallStatus[];
  readonly purpose?: string;
}

/** Two rows with the same sort key are told apart by their primary key, so that no page skips or repeats one. */
export interface Queries {
  /** By address; newest first by `created_at`. */
  readonly actors: Lookup<ActorRow> & Listing<ActorRow, ActorFilter>;
  /** By parent address; oldest first by `created_at`. */
  readonly childActors: OwnedListing<ActorRow, ActorStatusFilter>;
  /** By chart name; newest first by `created_at`. */
  readonly actorsOfChart: OwnedListing<ActorRow, ActorStatusFilter>;
  /** Context out of the stored snapshot, by address. */
  readonly contexts: Lookup<JsonObject>;
  /** By `<address>@<seq>`; in order of `position`. */
  readonly journal: Lookup<JournalEntry> & Listing<JournalEntry, JournalFilter>;
  /** By actor address; in order of `seq`. */
  readonly journalOf: OwnedListing<JournalEntry, ActorJournalFilter>;
  /** All armed timers by actor address, by `due`; an actor without timers may be absent. */
  readonly timersOf: Lookup<readonly TimerRow[]>;
  /** All effects by owner address, oldest first; an actor without effects may be absent. */
  readonly effectsOf: Lookup<readonly EffectRow[]>;
  /** By effect address; oldest first by `created_at`. */
  readonly effects: Lookup<EffectRow> & Listing<EffectRow, { readonly status?: EffectStatus }>;
  /** By id; newest first by `at`. */
  readonly deadLetters: Lookup<DeadLetterRow> & Listing<DeadLetterRow, DeadLetterFilter>;
  /** By actor address; newest first by `at`. */
  readonly deadLettersOf: OwnedListing<DeadLetterRow>;
  /** The emergency stops in force, oldest first. */
  halts(): Promise<readonly HaltRow[]>;
  /** By address, deleted ones too; the list is without deleted ones, newest first by `created_at`. */
  readonly conversations: Lookup<ConversationRow> & Listing<ConversationRow, ConversationFilter>;
  /** By address; newest first by `created_at`. */
  readonly agents: Lookup<AgentRow> & Listing<AgentRow, AgentFilter>;
  /** By conversation; oldest first by `created_at`. */
  readonly agentsOf: OwnedListing<AgentRow>;
  readonly messages: Lookup<MessageRow>;
  /** By conversation; in order of `ordinal`. */
  readonly messagesOf: OwnedListing<MessageRow, MessageFilter>;
  /** By parent message id; in order of `created_at`. */
  readonly repliesTo: OwnedListing<MessageRow>;
  /** Best rank first; messages of deleted conversations are left out. */
  readonly messageSearch: Listing<MessageHitRow, MessageSearch>;
  /** By address. */
  readonly ballots: Lookup<BallotRow>;
  /** By conversation; in order of `round`, `created_at`. */
  readonly ballotsOf: OwnedListing<BallotRow>;
  /** By `<ballot address>|<voter>`. */
  readonly votes: Lookup<VoteRow>;
  /** By ballot address; in order of `at`. */
  readonly votesOf: OwnedListing<VoteRow>;
  /** By key; in order of `key`. */
  readonly personas: Lookup<PersonaRow> & Listing<PersonaRow, Record<never, never>>;
  /** By address; oldest first by `created_at`. */
  readonly clarifications: Lookup<ClarificationRow> & Listing<ClarificationRow, ClarificationFilter>;
  /** By conversation; oldest first by `created_at`. */
  readonly clarificationsOf: OwnedListing<
    ClarificationRow,
    { readonly statuses?: readonly ClarificationStatus[] }
  >;
  /** By id; newest first by `started_at`. */
  readonly modelCalls: Lookup<ModelCallRow> & Listing<ModelCallRow, ModelCallFilter>;
  /** By root address; oldest first by `started_at`. */
  readonly modelCallsOfRoot: OwnedListing<ModelCallRow>;
  /** By actor address; oldest first by `started_at`. */
  readonly modelCallsOfActor: OwnedListing<ModelCallRow>;
  /** By address; newest first by `created_at`. */
  readonly tasks: Lookup<TaskRow> & Listing<TaskRow, TaskFilter>;
  /** All subtasks by task address, in the order of the plan; a task without any may be absent. */
  readonly subtasksOf: Lookup<readonly SubtaskRow[]>;
  /** All files by task address, by `path`; a task without any may be absent. */
  readonly taskFilesOf: Lookup<readonly TaskFileRow[]>;
  /** All hand-overs by task address, oldest first; a task without any may be absent. */
  readonly handoffsOf: Lookup<readonly HandoffRow[]>;
  /** All outputs by task address, in order of the tries; a task without any may be absent. */
  readonly subtaskResultsOf: Lookup<readonly SubtaskResultRow[]>;
  /** By address of their actors, whichever begin of the subtask that is. */
  readonly subtasks: Lookup<SubtaskRow>;
  /** By `<crew>|<key>`, those that have left too; the list is without them, in order of crew and key. */
  readonly workers: Lookup<WorkerRow> & Listing<WorkerRow, WorkerFilter>;
  /** By crew: the work queues in their order of service, then the queues of agent types by name. */
  readonly queueFigures: Lookup<readonly QueueFigures[]>;
  /** By name of the queue; what waits longest first. */
  readonly workOfQueue: OwnedListing<WorkItemRow, WorkFilter>;
  /** By id; newest first by `at`. */
  readonly alerts: Lookup<AlertRow> & Listing<AlertRow, AlertFilter>;
  /** The facts of the journal as lines of a log; newest first. */
  readonly logs: Listing<LogRow, LogFilter>;
  /** What each node carries, as last sampled; the latest sample first. */
  nodeReadings(): Promise<readonly NodeReading[]>;
  /** The circuit breakers there are, by kind and subject. */
  circuitBreakers(): Promise<readonly BreakerRow[]>;
  /** By id; newest first by `created_at`. */
  readonly notifications: Lookup<NotificationRow> & Listing<NotificationRow, NotificationFilter>;
  /** By address; newest first by `opened_at`. */
  readonly budgets: Lookup<BudgetRow> & Listing<BudgetRow, { readonly root?: string }>;
  /** By key. */
  readonly qualityFigures: Listing<QualityFigureRow, FigureFilter>;
  /** Newest first by `created_at`. */
  readonly reviews: Listing<ReviewRow, ReviewFilter>;
  /** By task address, in order of the tries, like all that follow; a task without any may be absent. */
  readonly reviewsOf: Lookup<readonly ReviewRow[]>;
  /** Oldest first by `created_at`. */
  readonly validationReportsOf: Lookup<readonly ValidationReportRow[]>;
  readonly subtaskRoutesOf: Lookup<readonly SubtaskRouteRow[]>;
  readonly attemptLessonsOf: Lookup<readonly AttemptLessons[]>;
  /** The newest 10,000. */
  measuredScores(filter: {
    readonly capability: string | null;
    readonly rehearsal: boolean;
  }): Promise<MeasuredScores>;
  /** The newest `completed` call of each idempotency key. */
  readonly modelCallsByKey: Lookup<ModelCallRow>;
  /** By id; newest first by `at`. */
  readonly busEvents: Lookup<BusEventRow> & Listing<BusEventRow, BusEventFilter>;
  /** By id; newest first by `created_at`. */
  readonly rules: Lookup<RuleRow> & Listing<RuleRow, RuleFilter>;
  /** By rule; newest first by `at`. */
  readonly firesOfRule: OwnedListing<RuleFireRow>;
  /** By event: all of its fires. */
  readonly firesOfEvent: Lookup<readonly RuleFireRow[]>;
  /** By event, actor or run: the chain of its causes, nearest first. */
  readonly ancestryOf: Lookup<readonly CausalRow[]>;
  /** By event, actor or run: what came of it, nearest first; at most 16 links and 500 things. */
  readonly consequencesOf: Lookup<readonly CausalRow[]>;
  /** By address; newest first by `created_at`. */
  readonly schedules: Lookup<ScheduleRow> & Listing<ScheduleRow, ScheduleFilter>;
  /** By key. */
  readonly scheduleRuns: Lookup<ScheduleRunRow>;
  /** By schedule; newest first by `fire_at`. */
  readonly runsOfSchedule: OwnedListing<ScheduleRunRow, ScheduleRunFilter>;
  /** By address; newest first by `created_at`. */
  readonly orchestrations: Lookup<OrchestrationRow> & Listing<OrchestrationRow, OrchestrationFilter>;
  /** By orchestration: the tasks that it submitted, in their order. */
  readonly delegatedOf: Lookup<readonly DelegatedRow[]>;
  /** By orchestration: what it was told, in order. */
  readonly orchestrationNotesOf: Lookup<readonly OrchestrationNoteRow[]>;
  /** The tree below one thing: one statement, whatever is in it. */
  activity(request: ActivityRequest): Promise<ActivityPage>;
}
