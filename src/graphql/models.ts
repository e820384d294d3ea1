import type {
  ActorRow,
  AgentRow,
  AlertRow,
  BallotRow,
  BudgetRow,
  BusEventRow,
  ClarificationRow,
  ConversationRow,
  DeadLetterRow,
  DeliberationFact,
  EffectRow,
  HaltRow,
  JournalEntry,
  JsonObject,
  MessageHitRow,
  MessageRow,
  ModelCallRow,
  NotificationRow,
  OrchestrationRow,
  PersonaRow,
  QualityFigureRow,
  QueueFigures,
  ReviewRow,
  RuleFireRow,
  RuleRow,
  ScheduleRow,
  ScheduleRunRow,
  TaskFact,
  TaskRow,
  ValidationReportRow,
  VoteRow,
  WorkerRow,
  WorkItemRow,
} from '#core';
import type { Connection } from './connection.ts';
import type { ChartInfo } from './services.ts';
import type { LogLine } from './streams/log-events.ts';

/** What stands behind the types of the schema; the generated resolver types refer to these. */
export type {
  ActorRow,
  ActorView,
  AgentRow,
  AlertRow,
  AttemptLessons,
  BallotRow,
  BreakerRow,
  BudgetFigures,
  BudgetRow,
  BudgetUse,
  BusEventRow,
  CausalRow,
  ClarificationRow,
  ConversationRow,
  DeadLetterRow,
  Decision,
  DelegatedRow,
  EffectRow,
  HandoffRow,
  JournalEntry,
  JsonValue,
  MessageHitRow,
  MessageRow,
  ModelCallRow,
  NodeReading,
  NotificationRow,
  OrchestrationNoteRow,
  OrchestrationRow,
  PersonaRow,
  QualityFigureRow,
  ReviewRow,
  RuleFireRow,
  RuleRow,
  ScheduleRow,
  ScheduleRunRow,
  SubtaskResultRow,
  SubtaskRouteRow,
  SubtaskRow,
  TaskFileRow,
  TaskRow,
  TimerRow,
  TurnReceipt,
  ValidationReportRow,
  VoteRow,
  WorkerRow,
  WorkItemRow,
} from '#core';
export type { ChannelInfo, ChartInfo, HealthReport, LimitsInForce } from './services.ts';

/** An emergency stop of a tree, of everything, or of a queue. */
export type HaltView = HaltRow | { readonly queue: string; readonly reason: string; readonly at: Date };

export type AlertList = Connection<AlertRow>;
export type ActorList = Connection<ActorRow>;
export type AgentList = Connection<AgentRow>;
export type BallotList = Connection<BallotRow>;
export type BusEventList = Connection<BusEventRow>;
export type OrchestrationList = Connection<OrchestrationRow>;
export type RuleList = Connection<RuleRow>;
export type RuleFireList = Connection<RuleFireRow>;
export type BudgetList = Connection<BudgetRow>;
export type ScheduleList = Connection<ScheduleRow>;
export type ScheduleRunList = Connection<ScheduleRunRow>;
export type ChartList = Connection<ChartInfo>;
export type ClarificationList = Connection<ClarificationRow>;
export type ConversationList = Connection<ConversationRow>;
export type DeadLetterList = Connection<DeadLetterRow>;
export type EffectList = Connection<EffectRow>;
export type JournalEntryList = Connection<JournalEntry>;
export type MessageList = Connection<MessageRow>;
export type MessageHitList = Connection<MessageHitRow>;
export type ModelCallList = Connection<ModelCallRow>;
export type NotificationList = Connection<NotificationRow>;
export type PersonaList = Connection<PersonaRow>;
/** Everything below is read by its own fields. */
export type QualityRoot = Readonly<Record<never, never>>;
export type QualityFigureList = Connection<QualityFigureRow>;
export type ReviewList = Connection<ReviewRow>;
export type TaskValidationReports = readonly ValidationReportRow[];
export type TaskList = Connection<TaskRow>;
/** A queue of a crew. */
export interface QueueModel extends QueueFigures {
  readonly crew: string;
}

export type QueueList = Connection<QueueModel>;
export type LogEntryList = Connection<LogLine>;
export type QueuedWorkList = Connection<WorkItemRow>;
export type WorkerList = Connection<WorkerRow>;
export type VoteList = Connection<VoteRow>;

/** An event of a stream that stands for one fact of one committed turn. */
export interface FactEvent<Type extends DeliberationFact['type']> {
  readonly cursor: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Durable address of the conversation. */
  readonly subject: string;
  readonly fact: Extract<DeliberationFact, { type: Type }>;
}

export type MessageAddedEvent = FactEvent<'message.added'>;
export type StatusChangedEvent = FactEvent<'conversation.changed'>;
export type AgentTypingEvent = FactEvent<'agent.status'>;
export type AgentJoinedEvent = FactEvent<'agent.joined'>;
export type SupervisorActedEvent = FactEvent<'supervisor.acted'>;
export type VoteCastEvent = FactEvent<'vote.cast'>;
export type BallotOpenedEvent = FactEvent<'ballot.opened'>;
export type BallotClosedEvent = FactEvent<'ballot.closed'>;
export type ClarificationOpenedEvent = FactEvent<'clarification.opened'>;
export type ClarificationClosedEvent = FactEvent<'clarification.closed'>;
export type ConsensusReachedEvent = FactEvent<'decision.reached'>;
export type UsageEvent = FactEvent<'usage.added'>;

/** An event of a stream that stands for one fact of task execution. */
export interface TaskFactEvent<
  Type extends TaskFact['type'],
  Kept extends keyof Extract<TaskFact, { type: Type }> = keyof Extract<TaskFact, { type: Type }>,
> {
  readonly cursor: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Durable address of the task. */
  readonly subject: string;
  /** The fact as the journal keeps it: without what the rows hold. */
  readonly fact: Pick<Extract<TaskFact, { type: Type }>, Kept>;
}

export type TaskSubmittedEvent = TaskFactEvent<'task.submitted', 'user'>;
export type TaskStatusChangedEvent = TaskFactEvent<'task.changed'>;
export type TaskPlannedEvent = TaskFactEvent<'task.planned', 'revision' | 'source'>;
export type TaskProgressedEvent = TaskFactEvent<'task.progressed'>;
export type TaskConcludedEvent = TaskFactEvent<'task.concluded', 'complete'>;
export type SubtaskCreatedEvent = TaskFactEvent<'subtask.created', 'subtask' | 'incarnation'>;
export type SubtaskChangedEvent = TaskFactEvent<'subtask.changed'>;
export type SubtaskProducedEvent = TaskFactEvent<'subtask.produced', 'subtask' | 'attempt' | 'agent'>;
export type SubtaskReviewedEvent = TaskFactEvent<
  'subtask.reviewed',
  'subtask' | 'attempt' | 'score' | 'accepted'
>;
export type OutputValidatedEvent = TaskFactEvent<
  'output.validated',
  'subtask' | 'attempt' | 'passed' | 'score' | 'action'
>;
/** A fact that has no event type of its own. */
export interface TaskNotedEvent {
  readonly cursor: string;
  readonly at: number;
  readonly subject: string;
  readonly fact: JsonObject;
}

export type WorkerChangedEvent = TaskFactEvent<'worker.changed', 'crew' | 'worker' | 'removed'>;
export type WorkChangedEvent =
  | TaskFactEvent<'work.queued', 'type' | 'work' | 'queue'>
  | TaskFactEvent<'work.assigned', 'type' | 'work' | 'queue' | 'agent'>
  | TaskFactEvent<'work.left', 'type' | 'work'>;

/** A committed turn as a stream delivers it. */
export interface TurnEvent {
  readonly cursor: string;
  readonly entry: JournalEntry;
}

export interface DeadLetterEvent {
  readonly cursor: string;
  readonly deadLetter: DeadLetterRow;
}

/** An event of the bus as a stream delivers it. */
export interface BusEventAddedEvent {
  readonly cursor: string;
  readonly event: string;
}

export interface AlertEvent {
  readonly cursor: string;
  readonly alert: AlertRow;
}
