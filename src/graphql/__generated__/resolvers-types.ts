import type { JsonValue } from '../models.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActorRow as ActorRowModel, AlertRow as AlertRowModel, AlertList as AlertListModel, AlertEvent as AlertEventModel, ActorView as ActorViewModel, AgentRow as AgentRowModel, BallotRow as BallotRowModel, BusEventRow as BusEventRowModel, CausalRow as CausalRowModel, RuleRow as RuleRowModel, RuleFireRow as RuleFireRowModel, NodeReading as NodeReadingModel, OrchestrationRow as OrchestrationRowModel, DelegatedRow as DelegatedRowModel, OrchestrationNoteRow as OrchestrationNoteRowModel, BreakerRow as BreakerRowModel, BudgetRow as BudgetRowModel, BudgetFigures as BudgetFiguresModel, BudgetUse as BudgetUseModel, LimitsInForce as LimitsInForceModel, ActorList as ActorListModel, ScheduleRow as ScheduleRowModel, ScheduleRunRow as ScheduleRunRowModel, ChartInfo as ChartInfoModel, ClarificationRow as ClarificationRowModel, ConversationRow as ConversationRowModel, DeadLetterRow as DeadLetterRowModel, Decision as DecisionModel, EffectRow as EffectRowModel, HaltView as HaltViewModel, HealthReport as HealthReportModel, JournalEntry as JournalEntryModel, MessageRow as MessageRowModel, MessageHitRow as MessageHitRowModel, ModelCallRow as ModelCallRowModel, NotificationRow as NotificationRowModel, ChannelInfo as ChannelInfoModel, PersonaRow as PersonaRowModel, AttemptLessons as AttemptLessonsModel, QualityRoot as QualityRootModel, QualityFigureRow as QualityFigureRowModel, ReviewRow as ReviewRowModel, SubtaskRouteRow as SubtaskRouteRowModel, TaskValidationReports as TaskValidationReportsModel, ValidationReportRow as ValidationReportRowModel, SubtaskRow as SubtaskRowModel, HandoffRow as HandoffRowModel, TaskFileRow as TaskFileRowModel, SubtaskResultRow as SubtaskResultRowModel, TaskRow as TaskRowModel, LogEntryList as LogEntryListModel, WorkerRow as WorkerRowModel, QueueModel as QueueModelModel, WorkItemRow as WorkItemRowModel, TimerRow as TimerRowModel, TurnReceipt as TurnReceiptModel, VoteRow as VoteRowModel, AgentList as AgentListModel, BallotList as BallotListModel, BusEventList as BusEventListModel, RuleList as RuleListModel, OrchestrationList as OrchestrationListModel, RuleFireList as RuleFireListModel, BudgetList as BudgetListModel, ScheduleList as ScheduleListModel, ScheduleRunList as ScheduleRunListModel, ChartList as ChartListModel, ClarificationList as ClarificationListModel, ConversationList as ConversationListModel, DeadLetterList as DeadLetterListModel, EffectList as EffectListModel, JournalEntryList as JournalEntryListModel, MessageList as MessageListModel, MessageHitList as MessageHitListModel, ModelCallList as ModelCallListModel, NotificationList as NotificationListModel, PersonaList as PersonaListModel, QualityFigureList as QualityFigureListModel, ReviewList as ReviewListModel, TaskList as TaskListModel, WorkerList as WorkerListModel, QueueList as QueueListModel, QueuedWorkList as QueuedWorkListModel, VoteList as VoteListModel, MessageAddedEvent as MessageAddedEventModel, StatusChangedEvent as StatusChangedEventModel, AgentTypingEvent as AgentTypingEventModel, AgentJoinedEvent as AgentJoinedEventModel, SupervisorActedEvent as SupervisorActedEventModel, VoteCastEvent as VoteCastEventModel, BallotOpenedEvent as BallotOpenedEventModel, BallotClosedEvent as BallotClosedEventModel, ClarificationOpenedEvent as ClarificationOpenedEventModel, ClarificationClosedEvent as ClarificationClosedEventModel, ConsensusReachedEvent as ConsensusReachedEventModel, UsageEvent as UsageEventModel, TaskSubmittedEvent as TaskSubmittedEventModel, TaskStatusChangedEvent as TaskStatusChangedEventModel, TaskPlannedEvent as TaskPlannedEventModel, TaskProgressedEvent as TaskProgressedEventModel, TaskNotedEvent as TaskNotedEventModel, TaskConcludedEvent as TaskConcludedEventModel, SubtaskCreatedEvent as SubtaskCreatedEventModel, SubtaskChangedEvent as SubtaskChangedEventModel, SubtaskProducedEvent as SubtaskProducedEventModel, SubtaskReviewedEvent as SubtaskReviewedEventModel, OutputValidatedEvent as OutputValidatedEventModel, WorkerChangedEvent as WorkerChangedEventModel, WorkChangedEvent as WorkChangedEventModel, TurnEvent as TurnEventModel, BusEventAddedEvent as BusEventAddedEventModel, DeadLetterEvent as DeadLetterEventModel } from '../models.ts';
import type { ActivityNodeModel as ActivityNodeModelModel, ActivityTreeModel as ActivityTreeModelModel } from '../resolvers/activity.ts';
import type { CrewLimitsModel as CrewLimitsModelModel } from '../resolvers/limits.ts';
import type { LogLine as LogLineModel, LogEvent as LogEventModel } from '../streams/log-events.ts';
import type { GraphNodeModel as GraphNodeModelModel } from '../resolvers/task-graph.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An opaque position: of an item in a list, or of a commit in the change feed. Hand it back as it came. */
  Cursor: { input: string; output: string; }
  /** Time in UTC, ISO 8601 with milliseconds: `2026-11-21T10:36:00.000Z`. */
  DateTime: { input: Date; output: Date | number | string; }
  /** Any JSON value. */
  JSON: { input: JsonValue; output: unknown; }
};

/** An event that an actor would take now. */
export type AcceptedEvent = {
  readonly __typename?: 'AcceptedEvent';
  /** JSON schema of the event, when the chart declares one; events without one come from other actors only. */
  readonly schema: Maybe<Scalars['JSON']['output']>;
  /** The event's type. */
  readonly type: Scalars['String']['output'];
};

/** Something to be done after a decision. */
export type ActionItem = {
  readonly __typename?: 'ActionItem';
  /** By when, in words; null when open. */
  readonly due: Maybe<Scalars['String']['output']>;
  /** Who does it. */
  readonly owner: Scalars['String']['output'];
  /** What is to be done. */
  readonly title: Scalars['String']['output'];
};

/** So many actions within a time. */
export type ActionLimit = {
  readonly __typename?: 'ActionLimit';
  /** Times. */
  readonly count: Scalars['Int']['output'];
  /** Within this time, in milliseconds. */
  readonly perMs: Scalars['Int']['output'];
};

/** So many actions within a time. */
export type ActionLimitInput = {
  /** Times. */
  readonly count: Scalars['Int']['input'];
  /** Within this time, in milliseconds. */
  readonly perMs: Scalars['Int']['input'];
};

/** What was done. */
export type ActivityKind =
  /** An actor, a task included. */
  | 'actor'
  /** An event of the bus. */
  | 'event'
  /** A call of a model. */
  | 'modelCall'
  /** A run of a schedule. */
  | 'run'
  /** A call of a tool. */
  | 'toolCall';

/** Something that was done. */
export type ActivityNode = {
  readonly __typename?: 'ActivityNode';
  /** When it began. */
  readonly began: Scalars['DateTime']['output'];
  /** The nodes below it that are on this page. */
  readonly children: ReadonlyArray<ActivityNode>;
  /** Links from the root. */
  readonly depth: Scalars['Int']['output'];
  /** State of the actor, or model of the call; empty otherwise. */
  readonly detail: Scalars['String']['output'];
  /** When it ended; null while it goes on. */
  readonly ended: Maybe<Scalars['DateTime']['output']>;
  /** Durable address of the actor, key of the event or run, or id of the call. */
  readonly key: Scalars['String']['output'];
  /** What it is. */
  readonly kind: ActivityKind;
  /** Chart of the actor, topic of the event, schedule of the run, purpose of the model call, or name of the tool. */
  readonly name: Scalars['String']['output'];
  /** Key of the node above: the parent of an actor, what caused it, or the actor that made the call; null for the root. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Status of the actor, event, run or call. */
  readonly status: Scalars['String']['output'];
};

/** A page of an activity tree. Nodes come level by level, within a level by time, and never before the node above them. */
export type ActivityTree = {
  readonly __typename?: 'ActivityTree';
  /** The position of the last node, for `after`. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
  /** True when there are more. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** The nodes of this page. */
  readonly nodes: ReadonlyArray<ActivityNode>;
  /** The root with everything of this page below it; null when it is unknown or on an earlier page. */
  readonly root: Maybe<ActivityNode>;
};

/** The live window into one running chart. */
export type Actor = Node & {
  readonly __typename?: 'Actor';
  /** The events that it would take now. */
  readonly accepts: ReadonlyArray<AcceptedEvent>;
  /** Durable address: `chart/id` for a root, `parentAddress/childId:seq` for a child. */
  readonly address: Scalars['String']['output'];
  /** State, context and accepted events as they were after an earlier turn, by refolding the journal; null when there is no such turn. */
  readonly at: Maybe<ActorMoment>;
  /** The chart that it runs; null when that chart is no longer registered. */
  readonly chart: Maybe<Chart>;
  /** Machine id of the chart. */
  readonly chartName: Scalars['String']['output'];
  /** Version of the chart that its state belongs to. */
  readonly chartVersion: Scalars['String']['output'];
  /** The actors that it started, oldest first. */
  readonly children: ActorConnection;
  /** The chart's context. */
  readonly context: Scalars['JSON']['output'];
  /** When it started. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Messages to it that could not be applied, newest first. */
  readonly deadLetters: DeadLetterConnection;
  /** Its running, waiting and parked effects, oldest first. */
  readonly effects: ReadonlyArray<Effect>;
  /** Why it failed, once failed. */
  readonly error: Maybe<ActorError>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its journal in order of `seq`, oldest first. */
  readonly journal: JournalEntryConnection;
  /** The model calls that it made, oldest first. */
  readonly modelCalls: ModelCallConnection;
  /** What it returned, once done. */
  readonly output: Maybe<Scalars['JSON']['output']>;
  /** The actor that started it; null for a root. */
  readonly parent: Maybe<Actor>;
  /** The active states as dotted paths, outermost first. */
  readonly paths: ReadonlyArray<Scalars['String']['output']>;
  /** The root of its tree; itself for a root. */
  readonly root: Actor;
  /** Number of its newest turn, from 1. */
  readonly seq: Scalars['Int']['output'];
  /** The state value as XState has it: a string, or an object for nested and parallel states. */
  readonly state: Scalars['JSON']['output'];
  /** Whether it takes events, and if not, why. */
  readonly status: ActorStatus;
  /** The tags of the active states. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** Its armed timers, the next due first. */
  readonly timers: ReadonlyArray<Timer>;
  /** When its newest turn was committed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** The live window into one running chart. */
export type ActorAtArgs = {
  seq: Scalars['Int']['input'];
};


/** The live window into one running chart. */
export type ActorChildrenArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<ActorStatus>>;
};


/** The live window into one running chart. */
export type ActorDeadLettersArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The live window into one running chart. */
export type ActorJournalArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ActorJournalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The live window into one running chart. */
export type ActorModelCallsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An actor took a turn. */
export type ActorChanged = {
  readonly __typename?: 'ActorChanged';
  /** The actor as it is now, which may be later than the turn. */
  readonly actor: Maybe<Actor>;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The turn. */
  readonly entry: JournalEntry;
};

/** One page of actors. */
export type ActorConnection = {
  readonly __typename?: 'ActorConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ActorEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Actor>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of actors. */
export type ActorEdge = {
  readonly __typename?: 'ActorEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Actor;
};

/** Why an actor failed. */
export type ActorError = {
  readonly __typename?: 'ActorError';
  /** Stable code, when there is one. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** What happened, for people. */
  readonly message: Scalars['String']['output'];
  /** Class of the error. */
  readonly name: Scalars['String']['output'];
};

/** A turn of an actor, or a gap. */
export type ActorEvent = ActorChanged | GapMarker;

/** Which actors to list; the conditions add up. */
export type ActorFilter = {
  /** Machine id of the chart. */
  readonly chart?: InputMaybe<Scalars['String']['input']>;
  /** A state path that must be active, such as `discussion.speaking`. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Durable address of the root of a tree. */
  readonly root?: InputMaybe<Scalars['String']['input']>;
  /** True: only actors without a parent. */
  readonly rootsOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<ActorStatus>>;
  /** A tag that must be active, such as `waitsOnPerson`. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
};

/** Which entries of one actor's journal to list; the conditions add up. */
export type ActorJournalFilter = {
  /** Any of these event types. */
  readonly eventTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who sent the event. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
};

/** An actor as it was after one of its turns. */
export type ActorMoment = {
  readonly __typename?: 'ActorMoment';
  /** The events that it would have taken. */
  readonly accepts: ReadonlyArray<AcceptedEvent>;
  /** The chart's context. */
  readonly context: Scalars['JSON']['output'];
  /** What it had returned. */
  readonly output: Maybe<Scalars['JSON']['output']>;
  /** The active states as dotted paths, outermost first. */
  readonly paths: ReadonlyArray<Scalars['String']['output']>;
  /** Number of the turn. */
  readonly seq: Scalars['Int']['output'];
  /** The state value. */
  readonly state: Scalars['JSON']['output'];
  /** Whether it took events then. */
  readonly status: ActorStatus;
  /** The tags of the active states. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
};

/** Outcome of `stopActor`. */
export type ActorPayload = {
  readonly __typename?: 'ActorPayload';
  /** The actor after the request; null on failure. */
  readonly actor: Maybe<Actor>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** An actor to be started. */
export type ActorReactionInput = {
  /** The chart's machine id. */
  readonly chart: Scalars['String']['input'];
  /** Its input; may hold placeholders. A chart whose input has a field `cause` is told the cause. */
  readonly input?: InputMaybe<Scalars['JSON']['input']>;
};

/** The life of an actor. */
export type ActorStatus =
  /** Takes events. */
  | 'active'
  /** Ended by itself. */
  | 'done'
  /** Ended by a failure. */
  | 'failed'
  /** Held back: its stored state does not fit its chart. */
  | 'quarantined'
  /** Stopped from outside. */
  | 'stopped';

/** An agent that is to join the crew. */
export type AddWorkerInput = {
  /** What it can do: 1 to 20. */
  readonly capabilities: ReadonlyArray<Scalars['String']['input']>;
  /** Its name within the crew, in kebab-case. */
  readonly key: Scalars['String']['input'];
  /** Agent type; the key when absent. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
};

/** A participant that speaks through a model. */
export type Agent = Node & {
  readonly __typename?: 'Agent';
  /** Its actor: the live chart behind it. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** The conversation that it takes part in; null for an agent of its own. */
  readonly conversation: Maybe<Conversation>;
  /** When it began. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** When it last spoke. */
  readonly lastSpokeAt: Maybe<Scalars['DateTime']['output']>;
  /** The model calls that it made, oldest first. */
  readonly modelCalls: ModelCallConnection;
  /** Name for people. */
  readonly name: Scalars['String']['output'];
  /** The persona as it was when the agent began. */
  readonly persona: Scalars['JSON']['output'];
  /** Key of its persona. */
  readonly personaKey: Scalars['String']['output'];
  /** What it does in the team. */
  readonly role: Scalars['String']['output'];
  /** What it does now. */
  readonly status: AgentStatus;
  /** The kind of reply that it works on; null when idle. */
  readonly workingOn: Maybe<Scalars['String']['output']>;
};


/** A participant that speaks through a model. */
export type AgentModelCallsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What `agent.ask` carries. */
export type AgentAskEvent = {
  /** Text, 1 to 200 characters. Default `user`. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Always `chat`. */
  readonly kind?: Scalars['String']['input'];
  /** Text, 1 to 100 characters. */
  readonly requestId: Scalars['String']['input'];
  /** Text, 1 to 32000 characters. */
  readonly text: Scalars['String']['input'];
};

/** One page of agents. */
export type AgentConnection = {
  readonly __typename?: 'AgentConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<AgentEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of agents. */
export type AgentEdge = {
  readonly __typename?: 'AgentEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Agent;
};

/** An event of the chart `agent`: exactly one. */
export type AgentEventInput =
  /** `agent.ask`. */
  { readonly ask: AgentAskEvent; readonly drain?: never; readonly interject?: never; readonly pause?: never; readonly resume?: never; }
  |  /** `agent.drain`, which carries nothing. */
  { readonly ask?: never; readonly drain: Signal; readonly interject?: never; readonly pause?: never; readonly resume?: never; }
  |  /** `agent.interject`. */
  { readonly ask?: never; readonly drain?: never; readonly interject: AgentInterjectEvent; readonly pause?: never; readonly resume?: never; }
  |  /** `agent.pause`, which carries nothing. */
  { readonly ask?: never; readonly drain?: never; readonly interject?: never; readonly pause: Signal; readonly resume?: never; }
  |  /** `agent.resume`, which carries nothing. */
  { readonly ask?: never; readonly drain?: never; readonly interject?: never; readonly pause?: never; readonly resume: Signal; };

/** What `agent.interject` carries. */
export type AgentInterjectEvent = {
  /** Text, 1 to 200 characters. Default `user`. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 8000 characters. */
  readonly text: Scalars['String']['input'];
};

/** An agent takes part from now on. */
export type AgentJoined = ConversationEvent & {
  readonly __typename?: 'AgentJoined';
  /** Durable address of the agent. */
  readonly address: Scalars['String']['output'];
  /** The agent. */
  readonly agent: Maybe<Agent>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** What an agent does. */
export type AgentStatus =
  /** Waits for a person. */
  | 'awaitingHuman'
  /** Ends its work and then stops. */
  | 'draining'
  /** Over after a failure. */
  | 'failed'
  /** Waits for a request. */
  | 'idle'
  /** Cut off by an interjection; thinks again. */
  | 'interrupted'
  /** Held. */
  | 'paused'
  /** Getting ready. */
  | 'starting'
  /** Over. */
  | 'stopped'
  /** A model answers for it. */
  | 'thinking'
  /** Runs a tool. */
  | 'usingTool';

/** An agent began or stopped to think. */
export type AgentTyping = ConversationEvent & {
  readonly __typename?: 'AgentTyping';
  /** Durable address of the agent. */
  readonly address: Scalars['String']['output'];
  /** The agent. */
  readonly agent: Maybe<Agent>;
  /** Its status. */
  readonly agentStatus: AgentStatus;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** True when it began. */
  readonly typing: Scalars['Boolean']['output'];
  /** The kind of reply that it works on. */
  readonly workingOn: Maybe<Scalars['String']['output']>;
};

/** Something that a safeguard saw or did. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** Durable address of the actor that raised it. */
  readonly address: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Figures and names behind it. */
  readonly details: Scalars['JSON']['output'];
  /** The alert's own id. */
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly kind: AlertKind;
  /** How much it matters. */
  readonly level: AlertLevel;
  /** One sentence. */
  readonly message: Scalars['String']['output'];
  /** Durable address of the root of the tree that it is about, if it is about one. */
  readonly root: Maybe<Scalars['String']['output']>;
  /** The queue, provider, agent type, node or actor. */
  readonly subject: Scalars['String']['output'];
};

/** One page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Alert>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of alerts. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Alert;
};

/** Which alerts. */
export type AlertFilter = {
  /** Only of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<AlertKind>>;
  /** Only of these levels. */
  readonly levels?: InputMaybe<ReadonlyArray<AlertLevel>>;
  /** Only about the tree with this root. */
  readonly root?: InputMaybe<Scalars['String']['input']>;
  /** Only about this subject. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
};

/** What an alert is about. */
export type AlertKind =
  /** A circuit breaker changed. */
  | 'breaker'
  /** An agent of a crew failed: it began anew, or was put out of service. */
  | 'crew'
  /** A supervision policy acted. */
  | 'policy'
  /** A queue was stopped, released or emptied. */
  | 'queue'
  /** The pressure on a node changed. */
  | 'resources'
  /** A tree of actors ran away and was stopped. */
  | 'runaway';

/** How much it matters. */
export type AlertLevel =
  /** Something was stopped. */
  | 'critical'
  /** For the record. */
  | 'info'
  /** Somebody should look. */
  | 'warning';

/** A safeguard saw or did something. */
export type AlertRaised = SystemEvent & {
  readonly __typename?: 'AlertRaised';
  /** The alert. */
  readonly alert: Alert;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** A person's answer. */
export type AnswerClarificationInput = {
  /** The answer; must fit the question's `answerSchema`. */
  readonly answer: Scalars['JSON']['input'];
  /** Name of the person; the caller's own when absent. */
  readonly answeredBy?: InputMaybe<Scalars['String']['input']>;
  /** Opaque id or durable address of the clarification. */
  readonly id: Scalars['ID']['input'];
};

/** The lessons of earlier reviews for one try. */
export type AttemptLessons = {
  readonly __typename?: 'AttemptLessons';
  /** False when the draw of `measure` left them out of the prompt. */
  readonly given: Scalars['Boolean']['output'];
  /** Those that were chosen, the most relevant first. */
  readonly lessons: ReadonlyArray<Lesson>;
  /** How they were dealt with. */
  readonly mode: LessonMode;
};

/** A vote of the agents, and of people, on a proposal. */
export type Ballot = Node & {
  readonly __typename?: 'Ballot';
  /** Its actor: the live chart behind it. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** When it was closed. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** The conversation that it belongs to; null for a ballot of its own. */
  readonly conversation: Maybe<Conversation>;
  /** When it was opened. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it is counted at the latest. */
  readonly deadline: Maybe<Scalars['DateTime']['output']>;
  /** Who may vote, with which weight. */
  readonly eligible: ReadonlyArray<Voter>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What the minority held, once closed. */
  readonly minorityReport: ReadonlyArray<Dissent>;
  /** What can be chosen. */
  readonly options: ReadonlyArray<BallotOption>;
  /** The count, once closed. */
  readonly outcome: Maybe<BallotOutcome>;
  /** What is proposed. */
  readonly proposal: Proposal;
  /** Share of the weight of all voters that must vote, 0 to 1. */
  readonly quorum: Scalars['Float']['output'];
  /** Which round of consensus it is, from 1. */
  readonly round: Scalars['Int']['output'];
  /** Kind of the rule in force, such as `supermajority`. */
  readonly rule: Scalars['String']['output'];
  /** The rule in force with its parameters. */
  readonly ruleParameters: Scalars['JSON']['output'];
  /** Where it stands. */
  readonly status: BallotStatus;
  /** The votes, oldest first. */
  readonly votes: VoteConnection;
};


/** A vote of the agents, and of people, on a proposal. */
export type BallotVotesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What `ballot.cancel` carries. */
export type BallotCancelEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What `ballot.cast` carries. */
export type BallotCastEvent = {
  /** Texts, at most 10. */
  readonly approvals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Text, at least 1 characters. */
  readonly choice?: InputMaybe<Scalars['String']['input']>;
  /** Text, at most 2000 characters. */
  readonly objection?: InputMaybe<Scalars['String']['input']>;
  /** Texts, at most 10. */
  readonly ranking?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Text, at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** True or false. */
  readonly rehearsal?: InputMaybe<Scalars['Boolean']['input']>;
  /** Text, 1 to 200 characters. */
  readonly voter: Scalars['String']['input'];
};

/** A ballot was closed. */
export type BallotClosed = ConversationEvent & {
  readonly __typename?: 'BallotClosed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The ballot. */
  readonly ballot: Ballot;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** One page of ballots. */
export type BallotConnection = {
  readonly __typename?: 'BallotConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<BallotEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Ballot>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of ballots. */
export type BallotEdge = {
  readonly __typename?: 'BallotEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Ballot;
};

/** An event of the chart `ballot`: exactly one. */
export type BallotEventInput =
  /** `ballot.cancel`. */
  { readonly cancel: BallotCancelEvent; readonly cast?: never; }
  |  /** `ballot.cast`. */
  { readonly cancel?: never; readonly cast: BallotCastEvent; };

/** A ballot was opened. */
export type BallotOpened = ConversationEvent & {
  readonly __typename?: 'BallotOpened';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The ballot. */
  readonly ballot: Ballot;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** Something that can be chosen. */
export type BallotOption = {
  readonly __typename?: 'BallotOption';
  /** What it means. */
  readonly detail: Scalars['String']['output'];
  /** Its key, used in votes. */
  readonly key: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
};

/** The count of a ballot. */
export type BallotOutcome = {
  readonly __typename?: 'BallotOutcome';
  /** What the rule worked out on the way: thresholds, pairwise matrix, rounds, objections. */
  readonly details: Scalars['JSON']['output'];
  /** One line for a person: the rule in force, what happened, and the numbers. */
  readonly explanation: Scalars['String']['output'];
  /** How it ended. */
  readonly result: BallotResult;
  /** Score of each option under the rule in force, best first. */
  readonly tally: ReadonlyArray<TallyEntry>;
  /** Keys of the options that a runoff would be between. */
  readonly tied: ReadonlyArray<Scalars['String']['output']>;
  /** Share of the weight of all voters that took part, abstentions included. */
  readonly turnout: Scalars['Float']['output'];
  /** Key of the winning option; null when none won. */
  readonly winner: Maybe<Scalars['String']['output']>;
};

/** How a count ended. */
export type BallotResult =
  /** Too few took part. */
  | 'noQuorum'
  /** One option meets the rule. */
  | 'passed'
  /** None does. */
  | 'rejected'
  /** The rule cannot tell the best ones apart. */
  | 'tied';

/** The life of a ballot. */
export type BallotStatus =
  /** Ended from outside, before it was counted. */
  | 'cancelled'
  /** Votes are being counted. */
  | 'counting'
  /** Takes votes. */
  | 'open'
  /** Decided in favour of an option. */
  | 'passed'
  /** Decided against. */
  | 'rejected'
  /** Replaced by a runoff between the leading options. */
  | 'runoff'
  /** Undecided between options. */
  | 'tied';

/** The budget of a task or subtask: reserved before a model call and settled after it, together with those of all above it. */
export type Budget = {
  readonly __typename?: 'Budget';
  /** Its actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of the actor whose budget it is. */
  readonly address: Scalars['String']['output'];
  /** Its own limits as they stand now, extensions included. Those of everyone above it hold as well. */
  readonly limits: BudgetLimits;
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** Address of the next actor above it with a budget; null at the top. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** The least that it and everyone above it have left. */
  readonly remaining: BudgetLimits;
  /** Set aside for calls that are under way. */
  readonly reserved: BudgetUse;
  /** What was used so far. */
  readonly used: BudgetUse;
};

/** A page of budgets. */
export type BudgetConnection = {
  readonly __typename?: 'BudgetConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<BudgetEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Budget>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of budgets. */
export type BudgetEdge = {
  readonly __typename?: 'BudgetEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Budget;
};

/** What an actor and everything below it may use; null: not limited. */
export type BudgetLimits = {
  readonly __typename?: 'BudgetLimits';
  /** US dollars. */
  readonly costUsd: Maybe<Scalars['Float']['output']>;
  /** Requests to models. */
  readonly modelCalls: Maybe<Scalars['Float']['output']>;
  /** Tokens that models read and write. */
  readonly tokens: Maybe<Scalars['Float']['output']>;
  /** Events that its actors take. */
  readonly turns: Maybe<Scalars['Float']['output']>;
  /** Seconds since the budget was opened, pauses and waits included. */
  readonly wallClockSeconds: Maybe<Scalars['Float']['output']>;
};

/** What an actor and everything below it have used, or have set aside for calls that are under way. */
export type BudgetUse = {
  readonly __typename?: 'BudgetUse';
  /** US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** Requests to models. */
  readonly modelCalls: Scalars['Float']['output'];
  /** Tokens that models read and wrote. */
  readonly tokens: Scalars['Float']['output'];
  /** Events that its actors took. */
  readonly turns: Scalars['Float']['output'];
  /** Seconds since the budget was opened, pauses and waits included. */
  readonly wallClockSeconds: Scalars['Float']['output'];
};

/** An event of the bus. */
export type BusEvent = Node & {
  readonly __typename?: 'BusEvent';
  /** What caused it, nearest first, up to the first link. */
  readonly ancestry: ReadonlyArray<CausalLink>;
  /** When it was published. */
  readonly at: Scalars['DateTime']['output'];
  /** What caused it: an event, the root of a tree of actors, or a run of a schedule; null for a first link. */
  readonly cause: Maybe<Scalars['String']['output']>;
  /** What came of it, nearest first; at most 500 things. */
  readonly consequences: ReadonlyArray<CausalLink>;
  /** Links between that and this event. */
  readonly depth: Scalars['Int']['output'];
  /** The rules and subscriptions that it met. */
  readonly fires: ReadonlyArray<RuleFire>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its own id, by which causes and fires name it. */
  readonly key: Scalars['String']['output'];
  /** What it carries. */
  readonly payload: Maybe<Scalars['JSON']['output']>;
  /** Durable address of the actor, or name of the person, that published it. */
  readonly publisher: Maybe<Scalars['String']['output']>;
  /** Why it was stored but handed to nobody; null when it was not refused. */
  readonly refused: Maybe<Scalars['String']['output']>;
  /** The first link of its chain of causes; its own id when it is that itself. */
  readonly rootCause: Scalars['String']['output'];
  /** Its topic. */
  readonly topic: Scalars['String']['output'];
};

/** An event was published. */
export type BusEventAdded = {
  readonly __typename?: 'BusEventAdded';
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The event. */
  readonly event: BusEvent;
};

/** A page of events. */
export type BusEventConnection = {
  readonly __typename?: 'BusEventConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<BusEventEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<BusEvent>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of events. */
export type BusEventEdge = {
  readonly __typename?: 'BusEventEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: BusEvent;
};

/** Which events of the bus. */
export type BusEventFilter = {
  /** Only those published by this actor or person. */
  readonly publisher?: InputMaybe<Scalars['String']['input']>;
  /** Only those of one chain of causes, by the id of its first link. */
  readonly root?: InputMaybe<Scalars['String']['input']>;
  /** Only those from this time on. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** A pattern of topics, such as `orders.*` or `orders.#`. */
  readonly topic?: InputMaybe<Scalars['String']['input']>;
  /** Only those before this time. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An event of the bus, or a gap. */
export type BusStreamEvent = BusEventAdded | GapMarker;

/** A person's vote. */
export type CastVoteInput = {
  /** Keys of options that the voter could live with; for approval. */
  readonly approvals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Opaque id or durable address of the ballot. */
  readonly ballot: Scalars['ID']['input'];
  /** Key of the chosen option; null or `abstain` for an abstention. */
  readonly choice?: InputMaybe<Scalars['String']['input']>;
  /** A reasoned objection; for consent. */
  readonly objection?: InputMaybe<Scalars['String']['input']>;
  /** Keys of options from best to worst; for the ranked rules. */
  readonly ranking?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Why. */
  readonly reason: Scalars['String']['input'];
  /** Who votes: a name that the ballot lists as eligible; the caller's own when absent. */
  readonly voter?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of `castVote`. */
export type CastVotePayload = {
  readonly __typename?: 'CastVotePayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
  /** The vote; null on failure. */
  readonly vote: Maybe<Vote>;
};

/** What a link of a chain of causes is. */
export type CausalKind =
  /** An actor, a task included. */
  | 'actor'
  /** An event of the bus. */
  | 'event'
  /** A run of a schedule. */
  | 'run';

/** A link of a chain of causes. */
export type CausalLink = {
  readonly __typename?: 'CausalLink';
  /** The actor, when it is one. */
  readonly actor: Maybe<Actor>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The link that caused it; null for the first. */
  readonly cause: Maybe<Scalars['String']['output']>;
  /** Links from what was asked about: 1 for a direct cause or consequence. */
  readonly distance: Scalars['Int']['output'];
  /** The event, when it is one. */
  readonly event: Maybe<BusEvent>;
  /** What it is. */
  readonly kind: CausalKind;
  /** Key of the event, durable address of the actor, or key of the run. */
  readonly link: Scalars['String']['output'];
  /** The rule or schedule by which the cause took effect, when there was one. */
  readonly via: Maybe<Scalars['String']['output']>;
};

/** A registered state chart. */
export type Chart = Node & {
  readonly __typename?: 'Chart';
  /** The actors that run it, newest first. */
  readonly actors: ActorConnection;
  /** The chart as JSON: states, transitions, guards and actions by name, invocations, tags. */
  readonly definition: Scalars['JSON']['output'];
  /** One sentence for people. */
  readonly description: Scalars['String']['output'];
  /** The events that may be sent from outside. */
  readonly events: ReadonlyArray<ChartEvent>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** JSON schema of the input that `startActor` takes; null when it takes any. */
  readonly inputSchema: Maybe<Scalars['JSON']['output']>;
  /** The machine id. */
  readonly name: Scalars['String']['output'];
  /** Hash over the chart's states, transitions, guards and actions by name. */
  readonly structureHash: Scalars['String']['output'];
  /** Raised by the author when stored states would no longer fit. */
  readonly version: Scalars['String']['output'];
};


/** A registered state chart. */
export type ChartActorsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<ActorStatus>>;
};

/** One page of charts. */
export type ChartConnection = {
  readonly __typename?: 'ChartConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ChartEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Chart>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of charts. */
export type ChartEdge = {
  readonly __typename?: 'ChartEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Chart;
};

/** An event that a chart takes from outside. */
export type ChartEvent = {
  readonly __typename?: 'ChartEvent';
  /** JSON schema of the event. */
  readonly schema: Scalars['JSON']['output'];
  /** The event's type. */
  readonly type: Scalars['String']['output'];
};

/** A circuit breaker: closed, open after failures in a row, half open for one trial. */
export type CircuitBreaker = {
  readonly __typename?: 'CircuitBreaker';
  /** Its actor, with chart and journal. */
  readonly actor: Maybe<Actor>;
  /** Failures in a row. */
  readonly consecutiveFailures: Scalars['Int']['output'];
  /** Failures so far. */
  readonly failed: Scalars['Int']['output'];
  /** How many failures in a row open it. */
  readonly failures: Scalars['Int']['output'];
  /** Durable address of its actor. */
  readonly id: Scalars['ID']['output'];
  /** What it keeps work from. */
  readonly kind: CircuitBreakerKind;
  /** When one trial is let through; null while it is not open. */
  readonly openUntil: Maybe<Scalars['DateTime']['output']>;
  /** The latest failure, or why a person changed it. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Its state. */
  readonly state: CircuitState;
  /** Name of the provider or agent type. */
  readonly subject: Scalars['String']['output'];
  /** Successes so far. */
  readonly succeeded: Scalars['Int']['output'];
  /** When something was told to it last. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** What `breaker.reported` carries. */
export type CircuitBreakerBreakerReportedEvent = {
  /** Whole number, at least 0. */
  readonly failed: Scalars['Int']['input'];
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Whole number, at least 0. */
  readonly succeeded: Scalars['Int']['input'];
  /** Whole number, at least 0. */
  readonly trailing: Scalars['Int']['input'];
};

/** What `breaker.reset` carries. */
export type CircuitBreakerBreakerResetEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What `breaker.trip` carries. */
export type CircuitBreakerBreakerTripEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** An event of the chart `circuit-breaker`: exactly one. */
export type CircuitBreakerEventInput =
  /** `breaker.reported`. */
  { readonly breakerReported: CircuitBreakerBreakerReportedEvent; readonly breakerReset?: never; readonly breakerTrip?: never; }
  |  /** `breaker.reset`. */
  { readonly breakerReported?: never; readonly breakerReset: CircuitBreakerBreakerResetEvent; readonly breakerTrip?: never; }
  |  /** `breaker.trip`. */
  { readonly breakerReported?: never; readonly breakerReset?: never; readonly breakerTrip: CircuitBreakerBreakerTripEvent; };

/** What a circuit breaker keeps work from. */
export type CircuitBreakerKind =
  /** The agents of one type. */
  | 'agent'
  /** A model provider. */
  | 'provider';

/** Outcome of `resetCircuitBreaker` and `tripCircuitBreaker`. */
export type CircuitBreakerPayload = {
  readonly __typename?: 'CircuitBreakerPayload';
  /** The breaker as it is now; null on failure. */
  readonly circuitBreaker: Maybe<CircuitBreaker>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** The state of a circuit breaker. */
export type CircuitState =
  /** Calls go through. */
  | 'closed'
  /** One call is let through to see. */
  | 'halfOpen'
  /** Calls are refused after repeated failures. */
  | 'open';

/** A question to a person. */
export type Clarification = Node & {
  readonly __typename?: 'Clarification';
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** The agent that asks; null when another actor does. */
  readonly agent: Maybe<Agent>;
  /** The answer, once answered. */
  readonly answer: Maybe<Scalars['JSON']['output']>;
  /** JSON schema of the answer. */
  readonly answerSchema: Scalars['JSON']['output'];
  /** Who answered. */
  readonly answeredBy: Maybe<Scalars['String']['output']>;
  /** Durable address of the actor that asks. */
  readonly asker: Scalars['String']['output'];
  /** Name of who asks, for people. */
  readonly askerName: Scalars['String']['output'];
  /** What the asker takes as given while there is no answer. */
  readonly assumption: Maybe<Scalars['String']['output']>;
  /** When it was settled. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** The conversation that it belongs to. */
  readonly conversation: Maybe<Conversation>;
  /** When it was asked. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it expires. */
  readonly deadline: Maybe<Scalars['DateTime']['output']>;
  /** What happens then. */
  readonly expiryPolicy: ExpiryPolicy;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What kind of answer is wanted: `question`, `decision`, `approval`. */
  readonly kind: Scalars['String']['output'];
  /** Answers to choose from; empty for a free answer. */
  readonly options: ReadonlyArray<Scalars['String']['output']>;
  /** The question. */
  readonly question: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: ClarificationStatus;
  /** Whether the asker waits. */
  readonly urgency: Urgency;
};

/** What `clarification.answer` carries. */
export type ClarificationAnswerEvent = {
  /** Any JSON. */
  readonly answer: Scalars['JSON']['input'];
  /** Text, 1 to 200 characters. */
  readonly by: Scalars['String']['input'];
};

/** A question is settled: answered, expired or withdrawn. */
export type ClarificationClosed = ConversationEvent & InboxEvent & TaskEvent & {
  readonly __typename?: 'ClarificationClosed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The question. */
  readonly clarification: Clarification;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** One page of questions to people. */
export type ClarificationConnection = {
  readonly __typename?: 'ClarificationConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ClarificationEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Clarification>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of questions to people. */
export type ClarificationEdge = {
  readonly __typename?: 'ClarificationEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Clarification;
};

/** An event of the chart `clarification`: exactly one. */
export type ClarificationEventInput =
  /** `clarification.answer`. */
  { readonly answer: ClarificationAnswerEvent; readonly withdraw?: never; }
  |  /** `clarification.withdraw`. */
  { readonly answer?: never; readonly withdraw: ClarificationWithdrawEvent; };

/** Which questions to list; the conditions add up. */
export type ClarificationFilter = {
  /** Only questions of this conversation: opaque id or durable address. */
  readonly conversation?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these statuses; `open` and `notified` when absent. */
  readonly statuses?: InputMaybe<ReadonlyArray<ClarificationStatus>>;
  /** Only this urgency. */
  readonly urgency?: InputMaybe<Urgency>;
};

/** A person is asked. */
export type ClarificationOpened = ConversationEvent & InboxEvent & TaskEvent & {
  readonly __typename?: 'ClarificationOpened';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The question. */
  readonly clarification: Clarification;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** Outcome of a request to a clarification. */
export type ClarificationPayload = {
  readonly __typename?: 'ClarificationPayload';
  /** The clarification after the request; null on failure. */
  readonly clarification: Maybe<Clarification>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** The life of a question to a person. */
export type ClarificationStatus =
  /** Answered. */
  | 'answered'
  /** Not answered in time. */
  | 'expired'
  /** Asked, and people were told. */
  | 'notified'
  /** Asked. */
  | 'open'
  /** Taken back. */
  | 'withdrawn';

/** What `clarification.withdraw` carries. */
export type ClarificationWithdrawEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** The conversation has its decision. */
export type ConsensusReached = ConversationEvent & {
  readonly __typename?: 'ConsensusReached';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The conversation. */
  readonly conversation: Maybe<Conversation>;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The decision. */
  readonly decision: Decision;
};

/** A deliberation of a team of agents about a goal. */
export type Conversation = Node & {
  readonly __typename?: 'Conversation';
  /** Its actor: the live chart behind it. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** The agents that take part, in the order of the options. */
  readonly agents: AgentConnection;
  /** The ballots, oldest first. */
  readonly ballots: BallotConnection;
  /** The questions to people, oldest first. */
  readonly clarifications: ClarificationConnection;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The outcome, once completed. */
  readonly decision: Maybe<Decision>;
  /** Why it ended without a decision. */
  readonly failure: Maybe<ConversationFailure>;
  /** What is to be decided. */
  readonly goal: Scalars['String']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The transcript, oldest first. */
  readonly messages: MessageConnection;
  /** The model calls, oldest first. */
  readonly modelCalls: ModelCallConnection;
  /** The options in force, defaults filled in. */
  readonly options: Scalars['JSON']['output'];
  /** The phase it is in, or ended in. */
  readonly phase: Phase;
  /** True when the rehearsal model speaks for the agents: the words are rule-based. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** Where it stands. */
  readonly status: ConversationStatus;
  /** The newest summary of the transcript. */
  readonly summary: Maybe<Scalars['String']['output']>;
  /** What it used so far. */
  readonly totals: Totals;
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A deliberation of a team of agents about a goal. */
export type ConversationAgentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A deliberation of a team of agents about a goal. */
export type ConversationBallotsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A deliberation of a team of agents about a goal. */
export type ConversationClarificationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<ClarificationStatus>>;
};


/** A deliberation of a team of agents about a goal. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A deliberation of a team of agents about a goal. */
export type ConversationModelCallsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What `conversation.cancel` carries. */
export type ConversationCancelEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** One page of conversations. */
export type ConversationConnection = {
  readonly __typename?: 'ConversationConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ConversationEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Conversation>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of conversations. */
export type ConversationEdge = {
  readonly __typename?: 'ConversationEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Conversation;
};

/** Something that happened in a conversation. */
export type ConversationEvent = {
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** An event of the chart `conversation`: exactly one. */
export type ConversationEventInput =
  /** `conversation.cancel`. */
  { readonly cancel: ConversationCancelEvent; readonly extendBudget?: never; readonly interject?: never; readonly pause?: never; readonly post?: never; readonly resume?: never; readonly start?: never; }
  |  /** `conversation.extendBudget`. */
  { readonly cancel?: never; readonly extendBudget: ConversationExtendBudgetEvent; readonly interject?: never; readonly pause?: never; readonly post?: never; readonly resume?: never; readonly start?: never; }
  |  /** `conversation.interject`. */
  { readonly cancel?: never; readonly extendBudget?: never; readonly interject: ConversationInterjectEvent; readonly pause?: never; readonly post?: never; readonly resume?: never; readonly start?: never; }
  |  /** `conversation.pause`. */
  { readonly cancel?: never; readonly extendBudget?: never; readonly interject?: never; readonly pause: ConversationPauseEvent; readonly post?: never; readonly resume?: never; readonly start?: never; }
  |  /** `conversation.post`. */
  { readonly cancel?: never; readonly extendBudget?: never; readonly interject?: never; readonly pause?: never; readonly post: ConversationPostEvent; readonly resume?: never; readonly start?: never; }
  |  /** `conversation.resume`, which carries nothing. */
  { readonly cancel?: never; readonly extendBudget?: never; readonly interject?: never; readonly pause?: never; readonly post?: never; readonly resume: Signal; readonly start?: never; }
  |  /** `conversation.start`, which carries nothing. */
  { readonly cancel?: never; readonly extendBudget?: never; readonly interject?: never; readonly pause?: never; readonly post?: never; readonly resume?: never; readonly start: Signal; };

/** What `conversation.extendBudget` carries. */
export type ConversationExtendBudgetEvent = {
  /** Number, at least 0. */
  readonly costUsd?: InputMaybe<Scalars['Float']['input']>;
  /** Whole number, at least 0. */
  readonly tokens?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a conversation ended without a decision. */
export type ConversationFailure = {
  readonly __typename?: 'ConversationFailure';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** What happened, for people. */
  readonly message: Scalars['String']['output'];
};

/** Which conversations to list; the conditions add up. */
export type ConversationFilter = {
  /** True: only rehearsals; false: only real ones. */
  readonly rehearsal?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words that the goal must contain, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<ConversationStatus>>;
};

/** What `conversation.interject` carries. */
export type ConversationInterjectEvent = {
  /** Text. */
  readonly agent?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 200 characters. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 8000 characters. */
  readonly text: Scalars['String']['input'];
};

/** How a conversation is run. */
export type ConversationOptionsInput = {
  /** Time for a person's answer in seconds. */
  readonly answerTimeLimitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Time for each ballot in seconds. */
  readonly ballotTimeLimitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a ballot is counted as soon as no vote that is missing can change it. Default false. */
  readonly closeBallotsEarly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Most rounds of proposal and ballot before the recorded plurality decides. */
  readonly maxConsensusRounds?: InputMaybe<Scalars['Int']['input']>;
  /** Most that its model calls may cost, in US dollars. */
  readonly maxCostUsd?: InputMaybe<Scalars['Float']['input']>;
  /** Most turns of the discussion. */
  readonly maxDiscussionTurns?: InputMaybe<Scalars['Int']['input']>;
  /** Most questions to people. */
  readonly maxQuestions?: InputMaybe<Scalars['Int']['input']>;
  /** Most model tokens that it may use. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Names of people who also vote; their ballots wait for `castVote` until the deadline. */
  readonly people?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Keys of the personas that take part, 2 to 25; the five built-in ones when absent. */
  readonly personas?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Time for each phase in seconds. */
  readonly phaseTimeLimitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Share of the weight of all voters that must vote, 0 to 1. Default 0.5. */
  readonly quorum?: InputMaybe<Scalars['Float']['input']>;
  /** Whether a tie is put to the vote again between the leading options. Default true. */
  readonly runoff?: InputMaybe<Scalars['Boolean']['input']>;
  /** Sent to the model with every request; the rehearsal model and some endpoints then give the same replies again. */
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
  /** What a supervisor does when it sees something in what the agents say or do. */
  readonly supervision?: InputMaybe<ReadonlyArray<SupervisionPolicyInput>>;
  /** Time for the whole conversation in seconds. */
  readonly timeLimitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to a question that no person answers. Default `wait`. */
  readonly unattended?: InputMaybe<ExpiryPolicy>;
  /** How ballots are decided: `unanimity`, `majority`, `supermajority` (also `supermajority:3/4`), `plurality`, `approval`, `borda`, `instant-runoff`, `schulze`, `ranked-pairs`, `consent`. Default `majority`. */
  readonly votingRule?: InputMaybe<Scalars['String']['input']>;
  /** Weight of single voters, by persona key or person's name; 1 for those not named. */
  readonly weights?: InputMaybe<ReadonlyArray<VoterWeightInput>>;
  /** Estimated tokens of transcript from which older messages are summarised. */
  readonly windowTokens?: InputMaybe<Scalars['Int']['input']>;
};

/** What `conversation.pause` carries. */
export type ConversationPauseEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of a request to a conversation. */
export type ConversationPayload = {
  readonly __typename?: 'ConversationPayload';
  /** The conversation after the request; null on failure. */
  readonly conversation: Maybe<Conversation>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** What `conversation.post` carries. */
export type ConversationPostEvent = {
  /** Text, 1 to 200 characters. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Text, at most 100 characters. */
  readonly parentId?: InputMaybe<Scalars['String']['input']>;
  /** True or false. */
  readonly requiresResponse?: InputMaybe<Scalars['Boolean']['input']>;
  /** Text, 1 to 32000 characters. */
  readonly text: Scalars['String']['input'];
};

/** The life of a conversation. */
export type ConversationStatus =
  /** Goes on once a person answers. */
  | 'awaitingUser'
  /** Its budget ran out; goes on when resumed with more. */
  | 'budgetExhausted'
  /** Ended without a decision by a person's wish. */
  | 'cancelled'
  /** Ended with a decision. */
  | 'completed'
  /** Created, not yet started. */
  | 'created'
  /** Ended by a failure. */
  | 'failed'
  /** Held by a person; goes on when resumed. */
  | 'paused'
  /** The agents are at work. */
  | 'running'
  /** Ended because its time ran out. */
  | 'timedOut';

/** An event of the chart `coordinator`: exactly one. */
export type CoordinatorEventInput =
  /** `coordinator.note`. */
  { readonly note: CoordinatorNoteEvent; readonly orchestrationCancel?: never; }
  |  /** `orchestration.cancel`, which carries nothing. */
  { readonly note?: never; readonly orchestrationCancel: Signal; };

/** What `coordinator.note` carries. */
export type CoordinatorNoteEvent = {
  /** Text, at most 200 characters. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 2000 characters. */
  readonly text: Scalars['String']['input'];
};

/** A goal and how a team is to pursue it. */
export type CreateConversationInput = {
  /** What the agents should know beforehand. */
  readonly context?: InputMaybe<Scalars['String']['input']>;
  /** The goal: a question to decide. 3 to 5,000 characters. */
  readonly goal: Scalars['String']['input'];
  /** How to pursue it; the defaults suit a first run. */
  readonly options?: InputMaybe<ConversationOptionsInput>;
  /** Start it at once. */
  readonly start?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Outcome of `createConversation`. */
export type CreateConversationPayload = {
  readonly __typename?: 'CreateConversationPayload';
  /** The conversation; null on failure. */
  readonly conversation: Maybe<Conversation>;
  /** Commit position before its first event: subscribe with `after` this to see all of it. */
  readonly cursor: Maybe<Scalars['Cursor']['output']>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Agents, and the queues of work before them: an actor of the chart `crew`. */
export type Crew = Node & {
  readonly __typename?: 'Crew';
  /** Its actor, with chart and journal. */
  readonly actor: Maybe<Actor>;
  /** Durable address. */
  readonly address: Scalars['String']['output'];
  /** How many agents it has. */
  readonly agents: Scalars['Int']['output'];
  /** How many of them are at work. */
  readonly busy: Scalars['Int']['output'];
  /** When it was started. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** True for the one that has the tasks which name no other. */
  readonly isMain: Scalars['Boolean']['output'];
  /** Its concurrency limits. */
  readonly limits: CrewLimits;
  /** Its queues: `orchestration`, `critic`, `heavy`, `standard`, then one for each agent type. */
  readonly queues: QueueConnection;
  /** Whether it takes work. */
  readonly status: ActorStatus;
  /** How much waits in its queues. */
  readonly waiting: Scalars['Int']['output'];
};


/** Agents, and the queues of work before them: an actor of the chart `crew`. */
export type CrewQueuesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What `crew.addWorker` carries. */
export type CrewAddWorkerEvent = {
  /** An object. */
  readonly worker: Scalars['JSON']['input'];
};

/** A page of crews. */
export type CrewConnection = {
  readonly __typename?: 'CrewConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<CrewEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Crew>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What `crew.discardQueue` carries. */
export type CrewDiscardQueueEvent = {
  /** Text. */
  readonly queue: Scalars['String']['input'];
  /** Text, 1 to 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** One item of a page of crews. */
export type CrewEdge = {
  readonly __typename?: 'CrewEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Crew;
};

/** Something that happened in the crew. */
export type CrewEvent = {
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** An event of the chart `crew`: exactly one. */
export type CrewEventInput =
  /** `crew.addWorker`. */
  { readonly addWorker: CrewAddWorkerEvent; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.discardQueue`. */
  { readonly addWorker?: never; readonly discardQueue: CrewDiscardQueueEvent; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.reinstateWorker`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker: CrewReinstateWorkerEvent; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.removeWorker`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker: CrewRemoveWorkerEvent; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.resumeQueue`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue: CrewResumeQueueEvent; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.setLimits`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits: CrewSetLimitsEvent; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.setSupervision`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision: CrewSetSupervisionEvent; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.stopQueue`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue: CrewStopQueueEvent; readonly suspendWorker?: never; readonly throttle?: never; }
  |  /** `crew.suspendWorker`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker: CrewSuspendWorkerEvent; readonly throttle?: never; }
  |  /** `crew.throttle`. */
  { readonly addWorker?: never; readonly discardQueue?: never; readonly reinstateWorker?: never; readonly removeWorker?: never; readonly resumeQueue?: never; readonly setLimits?: never; readonly setSupervision?: never; readonly stopQueue?: never; readonly suspendWorker?: never; readonly throttle: CrewThrottleEvent; };

/** Concurrency limits of the crew. */
export type CrewLimits = {
  readonly __typename?: 'CrewLimits';
  /** Most agents at work at once by agent type; one that is not named has no limit. */
  readonly agentTypes: ReadonlyArray<NamedLimit>;
  /** Most subtasks at work at once by queue; one that is not named has no limit. */
  readonly queues: ReadonlyArray<NamedLimit>;
  /** What happens when its agents fail. */
  readonly supervision: CrewSupervision;
};

/** Outcome of `setCrewLimits`. */
export type CrewLimitsPayload = {
  readonly __typename?: 'CrewLimitsPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The limits after the request; null on failure. */
  readonly limits: Maybe<CrewLimits>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** Watches what actors do and say, and acts on who it is about. */
export type CrewPolicy = {
  readonly __typename?: 'CrewPolicy';
  /** What to do. */
  readonly action: CrewPolicyAction;
  /** Glob over the address of the actor. */
  readonly address: Scalars['String']['output'];
  /** Glob over the types of the event of a turn and of its facts; `*` stands for any text. */
  readonly event: Scalars['String']['output'];
  /** Name of a registered function that must agree; built in are `failed` and `longerThan`. */
  readonly function: Maybe<Scalars['String']['output']>;
  /** Its name: letters, digits, dots, dashes. */
  readonly id: Scalars['ID']['output'];
  /** Acts at most `count` times within `perMs` on one actor; 3 in 60,000 when absent. */
  readonly limit: ActionLimit;
  /** In the turns of actors, or in words while they stream. */
  readonly on: CrewPolicyScope;
  /** What the function is given. */
  readonly params: Scalars['JSON']['output'];
  /** Regular expression over the event and its facts as JSON, or over streamed words; in any case. */
  readonly pattern: Maybe<Scalars['String']['output']>;
  /** Acts only at the `count`th match on one actor within `withinMs`. */
  readonly rate: Maybe<MatchRate>;
  /** What to say to the agent, or to the person. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** What a crew policy does. */
export type CrewPolicyAction =
  /** Pauses the actor and asks a person. */
  | 'escalate'
  /** Cuts in: the agent goes on with the policy's text first. */
  | 'interject'
  /** Pauses the actor. */
  | 'pause'
  /** Gives the work to another agent. */
  | 'reassign'
  /** Has the work begun anew. */
  | 'restart';

/** A crew policy to set. */
export type CrewPolicyInput = {
  /** What to do. */
  readonly action: CrewPolicyAction;
  /** Glob over the address of the actor. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Glob over the types of the event of a turn and of its facts; `*` stands for any text. */
  readonly event?: InputMaybe<Scalars['String']['input']>;
  /** Name of a registered function that must agree; built in are `failed` and `longerThan`. */
  readonly function?: InputMaybe<Scalars['String']['input']>;
  /** Its name: letters, digits, dots, dashes. */
  readonly id: Scalars['ID']['input'];
  /** Acts at most `count` times within `perMs` on one actor; 3 in 60,000 when absent. */
  readonly limit?: InputMaybe<ActionLimitInput>;
  /** In the turns of actors, or in words while they stream. */
  readonly on?: InputMaybe<CrewPolicyScope>;
  /** What the function is given. */
  readonly params?: InputMaybe<Scalars['JSON']['input']>;
  /** Regular expression over the event and its facts as JSON, or over streamed words; in any case. */
  readonly pattern?: InputMaybe<Scalars['String']['input']>;
  /** Acts only at the `count`th match on one actor within `withinMs`. */
  readonly rate?: InputMaybe<MatchRateInput>;
  /** What to say to the agent, or to the person. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of `setCrewPolicy` and `removeCrewPolicy`. */
export type CrewPolicyPayload = {
  readonly __typename?: 'CrewPolicyPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The policies in force now; null on failure. */
  readonly policies: Maybe<ReadonlyArray<CrewPolicy>>;
};

/** Where a crew policy looks. */
export type CrewPolicyScope =
  /** In the events and facts of committed turns. */
  | 'event'
  /** In words while they stream. */
  | 'stream';

/** What `crew.reinstateWorker` carries. */
export type CrewReinstateWorkerEvent = {
  /** Text, at least 1 characters. */
  readonly worker: Scalars['String']['input'];
};

/** What `crew.removeWorker` carries. */
export type CrewRemoveWorkerEvent = {
  /** Text, at least 1 characters. */
  readonly worker: Scalars['String']['input'];
};

/** What `crew.resumeQueue` carries. */
export type CrewResumeQueueEvent = {
  /** Text. */
  readonly queue?: InputMaybe<Scalars['String']['input']>;
};

/** What `crew.setLimits` carries. */
export type CrewSetLimitsEvent = {
  /** An object. Default `{}`. */
  readonly queues?: InputMaybe<Scalars['JSON']['input']>;
  /** An object. Default `{}`. */
  readonly types?: InputMaybe<Scalars['JSON']['input']>;
};

/** What `crew.setSupervision` carries. */
export type CrewSetSupervisionEvent = {
  /** Whole number, 0 to 1000. */
  readonly intensity?: InputMaybe<Scalars['Int']['input']>;
  /** Whole number, 1 to 86400000. */
  readonly periodMs?: InputMaybe<Scalars['Int']['input']>;
  /** One of `oneForOne`, `oneForAll`, `restForOne`. */
  readonly strategy?: InputMaybe<Scalars['String']['input']>;
};

/** What `crew.stopQueue` carries. */
export type CrewStopQueueEvent = {
  /** Text. */
  readonly queue: Scalars['String']['input'];
  /** Text, 1 to 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** How a crew supervises its agents. */
export type CrewSupervision = {
  readonly __typename?: 'CrewSupervision';
  /** Restarts within the period that are ordered without asking a person. At the next failure the agent is put out of service, and the inbox asks what to do. */
  readonly intensity: Scalars['Int']['output'];
  /** Length of the period in milliseconds. */
  readonly periodMs: Scalars['Int']['output'];
  /** Restarts within the period that ends now. An agent that was put out of service sets the count back to none. */
  readonly restarts: Scalars['Int']['output'];
  /** Who begins anew when an agent fails. */
  readonly strategy: SupervisionStrategy;
};

/** Outcome of `setCrewSupervision`. */
export type CrewSupervisionPayload = {
  readonly __typename?: 'CrewSupervisionPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
  /** The supervision after the request; null on failure. */
  readonly supervision: Maybe<CrewSupervision>;
};

/** What `crew.suspendWorker` carries. */
export type CrewSuspendWorkerEvent = {
  /** Text, at least 1 characters. */
  readonly worker: Scalars['String']['input'];
};

/** What `crew.throttle` carries. */
export type CrewThrottleEvent = {
  /** Number, 0 to 1. */
  readonly share: Scalars['Float']['input'];
};

/** The state of the database. */
export type DatabaseHealth = {
  readonly __typename?: 'DatabaseHealth';
  /** `embedded`, or `server` when `DATABASE_URL` names one. */
  readonly kind: Scalars['String']['output'];
  /** Milliseconds that it took to answer. */
  readonly latencyMs: Maybe<Scalars['Float']['output']>;
  /** True when it answers. */
  readonly reachable: Scalars['Boolean']['output'];
};

/** A message that could not be applied. */
export type DeadLetter = Node & {
  readonly __typename?: 'DeadLetter';
  /** The actor that it was for. */
  readonly actor: Maybe<Actor>;
  /** Durable address of the actor that it was for. */
  readonly address: Scalars['String']['output'];
  /** When it was given up. */
  readonly at: Scalars['DateTime']['output'];
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** The last error. */
  readonly error: Maybe<Scalars['JSON']['output']>;
  /** The event. */
  readonly event: Scalars['JSON']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Why it was given up. */
  readonly reason: Scalars['String']['output'];
  /** When it was put back. */
  readonly redrivenAt: Maybe<Scalars['DateTime']['output']>;
  /** Who sent it. */
  readonly sender: Maybe<Scalars['String']['output']>;
};

/** A message was given up. */
export type DeadLetterAdded = SystemEvent & {
  readonly __typename?: 'DeadLetterAdded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The dead letter. */
  readonly deadLetter: DeadLetter;
};

/** One page of dead letters. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<DeadLetter>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of dead letters. */
export type DeadLetterEdge = {
  readonly __typename?: 'DeadLetterEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: DeadLetter;
};

/** Which dead letters to list; the conditions add up. */
export type DeadLetterFilter = {
  /** Durable address of the actor. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** True: only re-driven ones; false: only those that still lie there. */
  readonly redriven?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The option that a conversation chose. */
export type DecidedOption = {
  readonly __typename?: 'DecidedOption';
  /** Its key, as in the ballot. */
  readonly key: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
};

/** The outcome of a conversation. */
export type Decision = {
  readonly __typename?: 'Decision';
  /** What is to be done. */
  readonly actionItems: ReadonlyArray<ActionItem>;
  /** Unanswered questions and what was taken as true instead. */
  readonly assumptions: ReadonlyArray<Scalars['String']['output']>;
  /** The ballot that decided; null when none did. */
  readonly ballot: Maybe<Ballot>;
  /** How it came about. */
  readonly decidedBy: DecisionMethod;
  /** The minority report: who wanted what instead, and why. */
  readonly dissent: ReadonlyArray<Dissent>;
  /** The option chosen. */
  readonly option: DecidedOption;
  /** Why. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** True when the rehearsal model spoke any of it. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** Ballots held. */
  readonly rounds: Scalars['Int']['output'];
  /** The voting rule in force, such as `majority`. */
  readonly rule: Scalars['String']['output'];
  /** The decision in words. */
  readonly summary: Scalars['String']['output'];
  /** What was decided, in a line. */
  readonly title: Scalars['String']['output'];
  /** What the conversation used. */
  readonly totals: Totals;
};

/** How a decision came about. */
export type DecisionMethod =
  /** A ballot passed. */
  | 'ballot'
  /** A person decided. */
  | 'person'
  /** No ballot passed and no person answered: the most wanted option was recorded. */
  | 'plurality';

/** How far a delegated task is, as its orchestrator knows it. */
export type DelegatedStatus =
  /** It was completed. */
  | 'completed'
  /** It failed, was cancelled, or could not be submitted. */
  | 'failed'
  /** It is being submitted. */
  | 'launching'
  /** It was submitted. */
  | 'running'
  /** Its result did not come in time; it goes on. */
  | 'timedOut';

/** A task that an orchestrator or coordinator submitted. */
export type DelegatedTask = {
  readonly __typename?: 'DelegatedTask';
  /** Durable address of the task. */
  readonly address: Scalars['String']['output'];
  /** When it was submitted. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What is to be done. */
  readonly description: Scalars['String']['output'];
  /** When it ended, or was waited for no longer. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its place among the tasks, from 1. */
  readonly ordinal: Scalars['Int']['output'];
  /** The decision that it belongs to. */
  readonly round: Scalars['Int']['output'];
  /** How far it is. */
  readonly status: DelegatedStatus;
  /** The task. */
  readonly task: Maybe<Task>;
};

/** Outcome of `deleteConversation`. */
export type DeleteConversationPayload = {
  readonly __typename?: 'DeleteConversationPayload';
  /** Opaque id of the deleted conversation; null on failure. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Outcome of `deletePersona`. */
export type DeletePersonaPayload = {
  readonly __typename?: 'DeletePersonaPayload';
  /** Opaque id of the deleted persona; null on failure. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** A minority position that is kept. */
export type Dissent = {
  readonly __typename?: 'Dissent';
  /** Who disagrees. */
  readonly agent: Scalars['String']['output'];
  /** What they hold instead. */
  readonly position: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
};

/** Work outside a chart that a turn asked for. */
export type Effect = Node & {
  readonly __typename?: 'Effect';
  /** Its durable address, also its idempotency key. */
  readonly address: Scalars['String']['output'];
  /** Which try it is, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What it works on. */
  readonly input: Scalars['JSON']['output'];
  /** `invocation` or `action`. */
  readonly kind: Scalars['String']['output'];
  /** Why the last try failed. */
  readonly lastError: Maybe<Scalars['JSON']['output']>;
  /** When the next try is due. */
  readonly notBefore: Maybe<Scalars['DateTime']['output']>;
  /** The actor that asked for it. */
  readonly owner: Maybe<Actor>;
  /** Source or action name in the chart. */
  readonly source: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: EffectStatus;
};

/** One page of effects. */
export type EffectConnection = {
  readonly __typename?: 'EffectConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<EffectEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Effect>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of effects. */
export type EffectEdge = {
  readonly __typename?: 'EffectEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Effect;
};

/** What a person has found out about an effect that nobody saw the end of. */
export type EffectOutcome =
  /** It did not happen: it runs again under the same key. */
  | 'again'
  /** It happened. */
  | 'done'
  /** It failed. */
  | 'failed';

/** The life of an effect. A finished one is gone: its result is in the journal. */
export type EffectStatus =
  /** The process died during a call that must not be repeated: a person decides. */
  | 'outcomeUnknown'
  /** Under way. */
  | 'running'
  /** Waits for its next try. */
  | 'waiting';

/** Outcome of `emergencyDiscard`. */
export type EmergencyDiscardPayload = {
  readonly __typename?: 'EmergencyDiscardPayload';
  /** How many actors were ended, or subtasks cancelled; null on failure. */
  readonly discarded: Maybe<Scalars['Int']['output']>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** An emergency stop ended. */
export type EmergencyEnded = SystemEvent & {
  readonly __typename?: 'EmergencyEnded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Durable address of the root of the released tree; null for everything. */
  readonly root: Maybe<Scalars['String']['output']>;
};

/** Outcome of `emergencyReset`. */
export type EmergencyResetPayload = {
  readonly __typename?: 'EmergencyResetPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** How many actors go on; null on failure. */
  readonly resumed: Maybe<Scalars['Int']['output']>;
};

/** Outcome of `emergencyStop`. */
export type EmergencyStopPayload = {
  readonly __typename?: 'EmergencyStopPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** How many actors are held; null on failure. */
  readonly halted: Maybe<Scalars['Int']['output']>;
};

/** An emergency stop came into force. */
export type EmergencyStopped = SystemEvent & {
  readonly __typename?: 'EmergencyStopped';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The stop. */
  readonly halt: Halt;
};

/** What `bus.addRule` carries. */
export type EventBusBusAddRuleEvent = {
  /** Any JSON. */
  readonly action: Scalars['JSON']['input'];
  /** An object. */
  readonly condition?: InputMaybe<Scalars['JSON']['input']>;
  /** True or false. Default `true`. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** One of `rule`, `subscription`. Default `rule`. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** An object. */
  readonly limit?: InputMaybe<Scalars['JSON']['input']>;
  /** Text, at most 200 characters. Default ``. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 300 characters. */
  readonly pattern: Scalars['String']['input'];
};

/** What `bus.enableRule` carries. */
export type EventBusBusEnableRuleEvent = {
  /** True or false. */
  readonly enabled: Scalars['Boolean']['input'];
  /** Text, at least 1 characters. */
  readonly rule: Scalars['String']['input'];
};

/** What `bus.publish` carries. */
export type EventBusBusPublishEvent = {
  /** An object. */
  readonly cause?: InputMaybe<Scalars['JSON']['input']>;
  /** Any JSON. */
  readonly payload: Scalars['JSON']['input'];
  /** Text, 1 to 200 characters. */
  readonly topic: Scalars['String']['input'];
};

/** What `bus.removeRule` carries. */
export type EventBusBusRemoveRuleEvent = {
  /** Text, at least 1 characters. */
  readonly rule: Scalars['String']['input'];
};

/** An event of the chart `event-bus`: exactly one. */
export type EventBusEventInput =
  /** `bus.addRule`. */
  { readonly busAddRule: EventBusBusAddRuleEvent; readonly busEnableRule?: never; readonly busPublish?: never; readonly busRemoveRule?: never; }
  |  /** `bus.enableRule`. */
  { readonly busAddRule?: never; readonly busEnableRule: EventBusBusEnableRuleEvent; readonly busPublish?: never; readonly busRemoveRule?: never; }
  |  /** `bus.publish`. */
  { readonly busAddRule?: never; readonly busEnableRule?: never; readonly busPublish: EventBusBusPublishEvent; readonly busRemoveRule?: never; }
  |  /** `bus.removeRule`. */
  { readonly busAddRule?: never; readonly busEnableRule?: never; readonly busPublish?: never; readonly busRemoveRule: EventBusBusRemoveRuleEvent; };

/** What is done when an event fits. */
export type EventRule = Node & {
  readonly __typename?: 'EventRule';
  /** What is done: `kind` and what belongs to it. */
  readonly action: Scalars['JSON']['output'];
  /** What the payload must be like; null when anything will do. */
  readonly condition: Maybe<Scalars['JSON']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** False while it does nothing. */
  readonly enabled: Scalars['Boolean']['output'];
  /** How often it has acted. */
  readonly fired: Scalars['Int']['output'];
  /** The events that it met, newest first. */
  readonly fires: RuleFireConnection;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its own id, by which causes and fires name it. */
  readonly key: Scalars['String']['output'];
  /** Rule or subscription. */
  readonly kind: EventRuleKind;
  /** When it acted last. */
  readonly lastFiredAt: Maybe<Scalars['DateTime']['output']>;
  /** At most `events` per `perSeconds`; null without a limit. */
  readonly limit: Maybe<Scalars['JSON']['output']>;
  /** How often its limit kept it from acting. */
  readonly limited: Scalars['Int']['output'];
  /** For people; empty when it was given none. */
  readonly name: Scalars['String']['output'];
  /** The topics that it is about. */
  readonly pattern: Scalars['String']['output'];
  /** When it was removed; null while it is in force. */
  readonly removedAt: Maybe<Scalars['DateTime']['output']>;
};


/** What is done when an event fits. */
export type EventRuleFiresArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of rules. */
export type EventRuleConnection = {
  readonly __typename?: 'EventRuleConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<EventRuleEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<EventRule>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of rules. */
export type EventRuleEdge = {
  readonly __typename?: 'EventRuleEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: EventRule;
};

/** A rule to be made. */
export type EventRuleInput = {
  /** What is done. */
  readonly action: ReactionInput;
  /** What the payload must be like: paths with what must be there, such as `{"total": {"$gte": 100}}`. Operators: $eq $ne $gt $gte $lt $lte $in $nin $exists $contains $startsWith; combinations: $all $any $not. */
  readonly condition?: InputMaybe<Scalars['JSON']['input']>;
  /** How often at most. */
  readonly limit?: InputMaybe<RuleLimitInput>;
  /** For people. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** A topic in which `*` stands for one word and `#` (or `**`) for any number of them. */
  readonly pattern: Scalars['String']['input'];
};

/** Whether it stands by itself or was made by subscribing. */
export type EventRuleKind =
  /** Made by `createRule`. */
  | 'rule'
  /** Made by `subscribeToTopic`, or by an actor that subscribed. */
  | 'subscription';

/** Outcome of a request about a rule or subscription. */
export type EventRulePayload = {
  readonly __typename?: 'EventRulePayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The rule or subscription after the request; null on failure. */
  readonly rule: Maybe<EventRule>;
};

/** What happens to a question that no person answers in time. */
export type ExpiryPolicy =
  /** Go on with the assumption that the asker stated. */
  | 'assume'
  /** End what asked as failed. */
  | 'fail'
  /** Keep waiting. */
  | 'wait';

/** What a figure of quality is about. */
export type FigureDimension =
  /** An agent of the crew. */
  | 'agent'
  /** An agent at one capability. */
  | 'agentCapability'
  /** What subtasks need an agent for. */
  | 'capability'
  /** A model. */
  | 'model'
  /** A version of a prompt: of the work, of its plan, or of its review. */
  | 'promptVersion';

/** What came of an event that a rule met. */
export type FireOutcome =
  /** What was to be started could not be. */
  | 'failed'
  /** A task or actor is being started. */
  | 'launching'
  /** The limit of the rule kept it from acting. */
  | 'limited'
  /** Another event was published. */
  | 'published'
  /** An event was sent to an actor. */
  | 'sent'
  /** A task or actor was started. */
  | 'started';

/** Part of a stream that could not be delivered: read it through queries, then go on. */
export type GapMarker = ConversationEvent & CrewEvent & InboxEvent & SystemEvent & TaskEvent & {
  readonly __typename?: 'GapMarker';
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The last position before the gap; null when not known. */
  readonly from: Maybe<Scalars['Cursor']['output']>;
  /** Why. */
  readonly gapReason: GapReason;
  /** The last position of the gap. */
  readonly to: Scalars['Cursor']['output'];
};

/** Why part of a stream could not be delivered. */
export type GapReason =
  /** Events of this kind are not kept while nobody listens. */
  | 'notRecorded'
  /** Some of it was removed by `prune`. What is left comes behind the marker. */
  | 'pruned'
  /** The reader fell too far behind what is not stored. */
  | 'slowReader'
  /** The cursor is of another database, or newer than this one. */
  | 'unknownCursor';

/** A dependency between two subtasks. */
export type GraphEdge = {
  readonly __typename?: 'GraphEdge';
  /** Key of the subtask that gives its output. */
  readonly from: Scalars['String']['output'];
  /** Key of the subtask that needs it. */
  readonly to: Scalars['String']['output'];
};

/** A subtask in the graph of a task. */
export type GraphNode = {
  readonly __typename?: 'GraphNode';
  /** True on the critical path. */
  readonly critical: Scalars['Boolean']['output'];
  /** Keys of the subtasks whose outputs it needs. */
  readonly dependsOn: ReadonlyArray<Scalars['String']['output']>;
  /** How long it is expected to take, in seconds. */
  readonly estimatedSeconds: Scalars['Float']['output'];
  /** Its name within its task. */
  readonly key: Scalars['String']['output'];
  /** Place of its layer, from 0. */
  readonly layer: Scalars['Int']['output'];
  /** Where it stands; null before it is begun. */
  readonly stage: Maybe<SubtaskStage>;
  /** The subtask; null before it is begun. */
  readonly subtask: Maybe<Subtask>;
  /** What it is called. */
  readonly title: Scalars['String']['output'];
};

/** An emergency stop in force. */
export type Halt = {
  readonly __typename?: 'Halt';
  /** Since when. */
  readonly at: Scalars['DateTime']['output'];
  /** The held queue; null for a tree and for everything. */
  readonly queue: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Durable address of the root of the held tree; null for everything, and for a queue. */
  readonly root: Maybe<Scalars['String']['output']>;
};

/** A hand-over of a subtask from one agent to the next. */
export type Handoff = {
  readonly __typename?: 'Handoff';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Key of the agent that left. */
  readonly from: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** What the one left to the other. */
  readonly summary: HandoffSummary;
  /** Key of the agent that took over; null until one has. */
  readonly to: Maybe<Scalars['String']['output']>;
};

/** What an agent leaves to the one that takes over. */
export type HandoffSummary = {
  readonly __typename?: 'HandoffSummary';
  /** Files and the like that exist now. */
  readonly artefacts: ReadonlyArray<Scalars['String']['output']>;
  /** What is done. */
  readonly done: ReadonlyArray<Scalars['String']['output']>;
  /** Facts and figures that were found. */
  readonly findings: ReadonlyArray<Scalars['String']['output']>;
  /** What is left to do. */
  readonly open: ReadonlyArray<Scalars['String']['output']>;
};

/** The state of this server. */
export type Health = {
  readonly __typename?: 'Health';
  /** The database. */
  readonly database: DatabaseHealth;
  /** Dead letters that still lie there. */
  readonly deadLetters: Scalars['Int']['output'];
  /** The emergency stops in force. */
  readonly halts: ReadonlyArray<Halt>;
  /** What this process and its machine carry now. */
  readonly load: Load;
  /** The model providers in order of preference. */
  readonly providers: ReadonlyArray<Provider>;
  /** True when it can serve: the database answers and the runtime runs. */
  readonly ready: Scalars['Boolean']['output'];
  /** When this process started. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Subscriptions open on this process. */
  readonly subscriptions: Scalars['Int']['output'];
  /** Version of Statehouse. */
  readonly version: Scalars['String']['output'];
};

/** A question to people was asked or settled. */
export type InboxEvent = {
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** One problem of an input. */
export type InputIssue = {
  readonly __typename?: 'InputIssue';
  /** What is wrong there. */
  readonly message: Scalars['String']['output'];
  /** Where in the input. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Something to break in with. */
export type InterjectInput = {
  /** Opaque id or durable address of an agent; the text goes to it alone. */
  readonly agent?: InputMaybe<Scalars['ID']['input']>;
  /** Opaque id or durable address of a conversation; the text goes to every agent that is thinking. */
  readonly conversation?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the record of the cut. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What to say. 1 to 8,000 characters. */
  readonly text: Scalars['String']['input'];
};

/** Outcome of `interject`. */
export type InterjectPayload = {
  readonly __typename?: 'InterjectPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turns, one for each agent that was reached. */
  readonly receipts: ReadonlyArray<TurnReceipt>;
};

/** Outcome of `interjectSubtask`. */
export type InterjectSubtaskPayload = {
  readonly __typename?: 'InterjectSubtaskPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** The input does not fit. */
export type InvalidInputError = UserError & {
  readonly __typename?: 'InvalidInputError';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** Each problem and where it is. */
  readonly issues: ReadonlyArray<InputIssue>;
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** One committed turn. */
export type JournalEntry = Node & {
  readonly __typename?: 'JournalEntry';
  /** The actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of the actor. */
  readonly address: Scalars['String']['output'];
  /** When the turn was taken. */
  readonly at: Scalars['DateTime']['output'];
  /** Machine id of its chart. */
  readonly chartName: Scalars['String']['output'];
  /** The commit position right behind this turn, for `after` of a subscription. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The event. */
  readonly event: Scalars['JSON']['output'];
  /** The event's type. */
  readonly eventType: Scalars['String']['output'];
  /** What the turn made known to the outside. */
  readonly facts: ReadonlyArray<Scalars['JSON']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Idempotency key that it came with. */
  readonly key: Maybe<Scalars['String']['output']>;
  /** Durable address of the root of its tree. */
  readonly root: Scalars['String']['output'];
  /** Who sent it: an actor's address, or a name. */
  readonly sender: Maybe<Scalars['String']['output']>;
  /** Number of the turn within the actor, from 1. */
  readonly seq: Scalars['Int']['output'];
  /** The state value after the turn. */
  readonly state: Scalars['JSON']['output'];
  /** The actor's status after the turn. */
  readonly status: ActorStatus;
};

/** The journal grew. */
export type JournalEntryAdded = {
  readonly __typename?: 'JournalEntryAdded';
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The entry. */
  readonly entry: JournalEntry;
};

/** One page of journal entries. */
export type JournalEntryConnection = {
  readonly __typename?: 'JournalEntryConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<JournalEntryEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<JournalEntry>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of journal entries. */
export type JournalEntryEdge = {
  readonly __typename?: 'JournalEntryEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: JournalEntry;
};

/** A journal entry, or a gap. */
export type JournalEvent = GapMarker | JournalEntryAdded;

/** Which journal entries to list; the conditions add up. */
export type JournalFilter = {
  /** Durable address of one actor. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Any of these event types. */
  readonly eventTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Durable address of the root of a tree. */
  readonly root?: InputMaybe<Scalars['String']['input']>;
  /** Who sent the event. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
};

/** What an earlier review taught. */
export type Lesson = {
  readonly __typename?: 'Lesson';
  /** Which try was reviewed. */
  readonly attempt: Scalars['Int']['output'];
  /** As the prompt names it. */
  readonly id: Scalars['String']['output'];
  /** How well it fits the subtask, 0 to 1. */
  readonly relevance: Scalars['Float']['output'];
  /** Key of the subtask that was reviewed. */
  readonly subtask: Scalars['String']['output'];
  /** Durable address of the task that was reviewed. */
  readonly task: Scalars['String']['output'];
  /** The critique. */
  readonly text: Scalars['String']['output'];
};

/** Scores with lessons of earlier reviews beside scores without them. */
export type LessonComparison = {
  readonly __typename?: 'LessonComparison';
  /** Mean with less mean without; null until both have scores. */
  readonly difference: Maybe<Scalars['Float']['output']>;
  /** Half of the 95% interval around the difference; null below two scores on either side. */
  readonly marginOfError: Maybe<Scalars['Float']['output']>;
  /** What follows from it, in a sentence. */
  readonly verdict: Scalars['String']['output'];
  /** How many scores there are with lessons. */
  readonly withCount: Scalars['Int']['output'];
  /** Mean with lessons; null without any score. */
  readonly withMean: Maybe<Scalars['Float']['output']>;
  /** How many there are without. */
  readonly withoutCount: Scalars['Int']['output'];
  /** Mean without lessons; null without any score. */
  readonly withoutMean: Maybe<Scalars['Float']['output']>;
};

/** How lessons of earlier reviews are dealt with. */
export type LessonMode =
  /** A draw of each subtask decides, so that their worth can be measured. */
  | 'measure'
  /** They go into none. */
  | 'off'
  /** They go into every prompt of such work. */
  | 'on';

/** The limits in force. All but those of the crew come from the settings. */
export type Limits = {
  readonly __typename?: 'Limits';
  /** Most living children of one actor. */
  readonly childrenPerActor: Scalars['Int']['output'];
  /** Tokens set aside for the reply to a model call of a task. */
  readonly completionTokens: Scalars['Int']['output'];
  /** Most that a conversation may use. */
  readonly conversation: BudgetLimits;
  /** Concurrency limits of the main crew. */
  readonly crew: CrewLimits;
  /** Most living actors below one root. */
  readonly descendantsPerRoot: Scalars['Int']['output'];
  /** Most generations of actors below a root. */
  readonly spawnDepth: Scalars['Int']['output'];
  /** What a task may use that sets no limits of its own. */
  readonly task: BudgetLimits;
  /** What a task does whose budget is used up, when it does not say. */
  readonly whenTaskExhausted: WhenExhausted;
};

/** What a process and its machine carry. Sizes are bytes. */
export type Load = {
  readonly __typename?: 'Load';
  /** Cores that the process may use. */
  readonly cores: Scalars['Int']['output'];
  /** How late its timers came at worst since the reading before, in milliseconds. */
  readonly eventLoopLagMaxMs: Scalars['Float']['output'];
  /** How late its timers came since the reading before, in milliseconds: 99th percentile. */
  readonly eventLoopLagMs: Scalars['Float']['output'];
  /** Memory that its objects may take. */
  readonly heapLimitBytes: Scalars['Float']['output'];
  /** Memory that its objects take. */
  readonly heapUsedBytes: Scalars['Float']['output'];
  /** Share of all cores that the whole machine used since the reading before, 0 to 1. */
  readonly machineCpu: Scalars['Float']['output'];
  /** Free memory of the machine. */
  readonly machineFreeBytes: Scalars['Float']['output'];
  /** Memory of the machine. */
  readonly machineTotalBytes: Scalars['Float']['output'];
  /** Share of all cores that the process used since the reading before, 0 to 1. */
  readonly processCpu: Scalars['Float']['output'];
  /** Memory of the process. */
  readonly rssBytes: Scalars['Float']['output'];
};

/** A line of the log: one fact that a turn made known. */
export type LogEntry = {
  readonly __typename?: 'LogEntry';
  /** Durable address of the actor that told it. */
  readonly address: Scalars['String']['output'];
  /** The agent that it is about: key, or durable address; null when it is about none. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** `logTail` goes on behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The fact, without what the rows hold. */
  readonly fact: Scalars['JSON']['output'];
  /** The fact's type. */
  readonly kind: Scalars['String']['output'];
  /** How much it matters. */
  readonly level: LogLevel;
  /** Durable address of the root of its tree. */
  readonly root: Scalars['String']['output'];
  /** The fact in words. */
  readonly text: Scalars['String']['output'];
};

/** The log grew. */
export type LogEntryAdded = {
  readonly __typename?: 'LogEntryAdded';
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The line. */
  readonly entry: LogEntry;
};

/** A page of the log. */
export type LogEntryConnection = {
  readonly __typename?: 'LogEntryConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<LogEntryEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<LogEntry>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of the log. */
export type LogEntryEdge = {
  readonly __typename?: 'LogEntryEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: LogEntry;
};

/** A line of the log, or a gap. */
export type LogEvent = GapMarker | LogEntryAdded;

/** Restricts the log. */
export type LogFilter = {
  /** Key of an agent of the crew, or durable address of an agent of a conversation. */
  readonly agent?: InputMaybe<Scalars['String']['input']>;
  /** Only facts of these types, such as `subtask.changed`. */
  readonly kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only lines of this level and above. */
  readonly level?: InputMaybe<LogLevel>;
  /** Only lines from this time on. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only lines before this time. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** A task by its opaque id, or any actor by its durable address: it and everything below it. */
  readonly within?: InputMaybe<Scalars['ID']['input']>;
};

/** How much a line of the log matters. */
export type LogLevel =
  /** The ordinary course of things in detail: progress, queues, who is busy. */
  | 'debug'
  /** Something failed. */
  | 'error'
  /** What one wants to know. */
  | 'info'
  /** Something was refused, tried again, held or skipped. */
  | 'warn';

/** So many matches within a time. */
export type MatchRate = {
  readonly __typename?: 'MatchRate';
  /** Matches, 1 to 1,000. */
  readonly count: Scalars['Int']['output'];
  /** Within this time, in milliseconds. */
  readonly withinMs: Scalars['Int']['output'];
};

/** So many matches within a time. */
export type MatchRateInput = {
  /** Matches, 1 to 1,000. */
  readonly count: Scalars['Int']['input'];
  /** Within this time, in milliseconds. */
  readonly withinMs: Scalars['Int']['input'];
};

/** One message of a transcript. */
export type Message = Node & {
  readonly __typename?: 'Message';
  /** The agent that sent it; null for other senders. */
  readonly agent: Maybe<Agent>;
  /** The conversation that it belongs to; null for words between an agent and a person alone. */
  readonly conversation: Maybe<Conversation>;
  /** When it was said. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Where an interjection cut it off; null when it was said to its end. */
  readonly cut: Maybe<MessageCut>;
  /** What was said in structured form: options of a proposal, choice of a vote. */
  readonly data: Maybe<Scalars['JSON']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The model call that produced it; null for people's messages. */
  readonly modelCall: Maybe<ModelCall>;
  /** Its place in the transcript, from 1. */
  readonly ordinal: Scalars['Int']['output'];
  /** The message that it replies to. */
  readonly parent: Maybe<Message>;
  /** The phase in which it was said. */
  readonly phase: Phase;
  /** True when the rehearsal model wrote it. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** The direct replies to it, oldest first. */
  readonly replies: MessageConnection;
  /** True when it waits for an answer. */
  readonly requiresResponse: Scalars['Boolean']['output'];
  /** Address of an agent, name of a person, `supervisor`, or `system`. */
  readonly sender: Scalars['String']['output'];
  /** Name of the sender, for people. */
  readonly senderName: Scalars['String']['output'];
  /** The kind of sender. */
  readonly senderType: SenderType;
  /** What was said. */
  readonly text: Scalars['String']['output'];
  /** What it is. */
  readonly type: MessageType;
};


/** One message of a transcript. */
export type MessageRepliesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A message joined the transcript. */
export type MessageAdded = ConversationEvent & {
  readonly __typename?: 'MessageAdded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The message. */
  readonly message: Message;
};

/** One page of messages. */
export type MessageConnection = {
  readonly __typename?: 'MessageConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Message>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Where a message was cut off. */
export type MessageCut = {
  readonly __typename?: 'MessageCut';
  /** Length of the text that had streamed, in UTF-16 units. */
  readonly offset: Scalars['Int']['output'];
  /** The last words received before the cut. */
  readonly prefix: Scalars['String']['output'];
  /** Why it was cut. */
  readonly reason: Scalars['String']['output'];
};

/** One item of a page of messages. */
export type MessageEdge = {
  readonly __typename?: 'MessageEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Message;
};

/** Which messages to list; the conditions add up. */
export type MessageFilter = {
  /** Only direct replies to this message: opaque id, or the message's own id. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
  /** Only messages of this phase. */
  readonly phase?: InputMaybe<Phase>;
  /** Words to find, in web search form. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these kinds of sender. */
  readonly senderTypes?: InputMaybe<ReadonlyArray<SenderType>>;
  /** True: only messages that begin a thread. */
  readonly threadsOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these types. */
  readonly types?: InputMaybe<ReadonlyArray<MessageType>>;
};

/** A message that a search found. */
export type MessageHit = {
  readonly __typename?: 'MessageHit';
  /** Part of the text with the found words between `**`. */
  readonly excerpt: Scalars['String']['output'];
  /** The message. */
  readonly message: Message;
  /** How well it fits; higher is better. */
  readonly rank: Scalars['Float']['output'];
};

/** One page of messages that a search found. */
export type MessageHitConnection = {
  readonly __typename?: 'MessageHitConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<MessageHitEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<MessageHit>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of messages that a search found. */
export type MessageHitEdge = {
  readonly __typename?: 'MessageHitEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: MessageHit;
};

/** What a message is. */
export type MessageType =
  /** The decision. */
  | 'consensus'
  /** A statement. */
  | 'discussion'
  /** Something that broke into an agent's speech. */
  | 'interjection'
  /** A proposal to vote on. */
  | 'proposal'
  /** A question to another agent. */
  | 'question'
  /** A question to a person. */
  | 'questionToUser'
  /** An answer to another agent. */
  | 'response'
  /** A summary of what was said. */
  | 'summary'
  /** A person's answer or message. */
  | 'userResponse'
  /** A vote with its reason. */
  | 'vote';

/** What happens to times that were missed while nothing ran. */
export type MisfirePolicy =
  /** All are made up for, oldest first, at most `most`: of more, the latest. */
  | 'fireAll'
  /** The latest of them is made up for. */
  | 'fireOnce'
  /** None is made up for that is older than `graceMs`. */
  | 'skip';

/** One request to a model, recorded before it leaves, and its reply. */
export type ModelCall = Node & {
  readonly __typename?: 'ModelCall';
  /** The actor that asked. */
  readonly actor: Maybe<Actor>;
  /** Durable address of the actor that asked. */
  readonly address: Scalars['String']['output'];
  /** Try of the effect, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Tokens of the reply. */
  readonly completionTokens: Maybe<Scalars['Int']['output']>;
  /** Cost in US dollars by the configured price table. */
  readonly costUsd: Maybe<Scalars['Float']['output']>;
  /** When it ended. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed. */
  readonly error: Maybe<Scalars['JSON']['output']>;
  /** Milliseconds to the first token. */
  readonly firstTokenMs: Maybe<Scalars['Float']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Idempotency key: the durable address of the effect. */
  readonly key: Scalars['String']['output'];
  /** Name of the model. */
  readonly model: Scalars['String']['output'];
  /** Key of the persona that spoke. */
  readonly persona: Maybe<Scalars['String']['output']>;
  /** Tokens of the request. */
  readonly promptTokens: Maybe<Scalars['Int']['output']>;
  /** Name of the provider. */
  readonly provider: Scalars['String']['output'];
  /** What it was for, such as `vote` or `summary`. */
  readonly purpose: Scalars['String']['output'];
  /** True when the rehearsal model answered. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** The parsed reply. */
  readonly reply: Maybe<Scalars['JSON']['output']>;
  /** The request as it was sent. */
  readonly request: Scalars['JSON']['output'];
  /** When it left. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands. */
  readonly status: ModelCallStatus;
  /** What came back, also of a cut or failed call. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** One page of model calls. */
export type ModelCallConnection = {
  readonly __typename?: 'ModelCallConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ModelCallEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<ModelCall>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of model calls. */
export type ModelCallEdge = {
  readonly __typename?: 'ModelCallEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: ModelCall;
};

/** Which model calls to list; the conditions add up. */
export type ModelCallFilter = {
  /** Durable address of the actor that asked. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Key of the persona that spoke. */
  readonly persona?: InputMaybe<Scalars['String']['input']>;
  /** What the call was for, such as `vote`. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** Durable address of the root of a tree. */
  readonly root?: InputMaybe<Scalars['String']['input']>;
  /** Any of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<ModelCallStatus>>;
};

/** The life of a model call. */
export type ModelCallStatus =
  /** Answered. */
  | 'completed'
  /** Aborted while it streamed. */
  | 'cut'
  /** Failed. */
  | 'failed'
  /** The process died in between; whether the model answered is not known. */
  | 'outcomeUnknown'
  /** On its way. */
  | 'started';

/** Everything that can be asked for. Each field is applied durably before it returns. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Adds an agent to a crew. */
  readonly addWorker: WorkerPayload;
  /** Answers a question that waits for a person. Each question takes one answer. */
  readonly answerClarification: ClarificationPayload;
  /** Has the plan that waits for approval carried out. */
  readonly approvePlan: TaskPayload;
  /** Ends a conversation without a decision; everything it said stays. */
  readonly cancelConversation: ConversationPayload;
  /** Ends an orchestrator or coordinator. The tasks that it has submitted go on. */
  readonly cancelOrchestration: OrchestrationPayload;
  /** Ends a task and everything that runs for it. What is done stays. */
  readonly cancelTask: TaskPayload;
  /** Casts a person's vote on an open ballot. One vote per voter: a later one is refused. */
  readonly castVote: CastVotePayload;
  /** Creates a conversation about a goal and, unless told otherwise, starts it. */
  readonly createConversation: CreateConversationPayload;
  /** Makes a rule: what is done when an event fits its pattern and its condition, within its limit. */
  readonly createRule: EventRulePayload;
  /** Makes a schedule: what is done by a cron pattern, at an interval, or once. */
  readonly createSchedule: SchedulePayload;
  /** Stops a conversation and hides it from every list. Its journal stays until retention removes it. */
  readonly deleteConversation: DeleteConversationPayload;
  /** Removes a persona that a user added; built-in ones stay. */
  readonly deletePersona: DeletePersonaPayload;
  /** Removes a rule. What it has set off goes on. */
  readonly deleteRule: EventRulePayload;
  /** Ends a schedule. What it has started goes on. */
  readonly deleteSchedule: SchedulePayload;
  /** Puts a plan of one's own in place of the one that waits for approval, and begins it. */
  readonly editPlan: TaskPayload;
  /** Ends a tree for good, or cancels the subtasks of a queue. A stopped tree is released by it; a stopped queue stays stopped. */
  readonly emergencyDiscard: EmergencyDiscardPayload;
  /** Ends an emergency stop; aborted effects run again. */
  readonly emergencyReset: EmergencyResetPayload;
  /** Holds everything, one tree, or one queue, in every process on the database. Running effects are aborted within a second. Of a tree no turn is taken until `emergencyReset`; out of a queue nothing is given, and what was given waits in it again. */
  readonly emergencyStop: EmergencyStopPayload;
  /** Adds to the budget of a conversation; one that stopped for want of it goes on. */
  readonly extendBudget: ConversationPayload;
  /** Adds to the limits of a task. One that waits for want of budget goes on; a limit that it does not have stays without. */
  readonly extendTaskBudget: TaskPayload;
  /** Breaks into what an agent is saying: its model call is cut, the text is put first, and it thinks again. For a whole conversation: every agent that is thinking. */
  readonly interject: InterjectPayload;
  /** Says something to the agent that works on a subtask: its words are cut off, and it goes on with yours first. What it has done so far is kept. */
  readonly interjectSubtask: InterjectSubtaskPayload;
  /** Tells a coordinator something: it revises its plan. */
  readonly noteOrchestration: OrchestrationPayload;
  /** Pauses a conversation durably: running model calls are cut, time-outs rest. */
  readonly pauseConversation: ConversationPayload;
  /** Holds a schedule until it is resumed; what comes due meanwhile is not made up for. */
  readonly pauseSchedule: SchedulePayload;
  /** Aborts what runs for a task until it is resumed; what is done stays done. */
  readonly pauseTask: TaskPayload;
  /** Adds a person's message to the transcript; the agents read it at their next turn. */
  readonly postMessage: PostMessagePayload;
  /**
   * Removes what is old and over: ended trees of actors with all their rows, events of the bus that nothing alive came of,
   * ended runs of schedules, dead letters that were re-driven. Nothing of a tree in which an actor lives. Subscriptions
   * that resume from before what was removed get a `GapMarker`. May take long; it can be broken off and asked for again.
   */
  readonly prune: PrunePayload;
  /** Publishes an event on the bus, for whoever has subscribed to its topic. */
  readonly publishEvent: PublishEventPayload;
  /** Puts a dead letter back into its actor's mailbox. */
  readonly redriveDeadLetter: RedriveDeadLetterPayload;
  /** Puts an agent of the crew back into service. */
  readonly reinstateWorker: WorkerPayload;
  /** Cancels the task whose plan waits for approval. */
  readonly rejectPlan: TaskPayload;
  /** Takes a crew policy away. */
  readonly removeCrewPolicy: CrewPolicyPayload;
  /** Lets an agent leave the crew for good; what it works on is taken over by another. */
  readonly removeWorker: WorkerPayload;
  /** Closes a circuit breaker by hand: work goes to its provider or agents again. */
  readonly resetCircuitBreaker: CircuitBreakerPayload;
  /**
   * Says what became of an effect in the status `outcomeUnknown`, as `effects(status: outcomeUnknown)` lists them; its actor
   * goes on with that.
   */
  readonly resolveEffect: ResolveEffectPayload;
  /** Goes on with a paused conversation where it stood. */
  readonly resumeConversation: ConversationPayload;
  /** Goes on with a paused schedule. */
  readonly resumeSchedule: SchedulePayload;
  /** Goes on with a paused task. */
  readonly resumeTask: TaskPayload;
  /** Sends a notice again that was given up, or one that waits for its next try at once. */
  readonly retryNotification: RetryNotificationPayload;
  /** Begins a subtask that has ended again, with what was skipped because of it. */
  readonly retrySubtask: TaskPayload;
  /** Begins a run now, beside those of the times of the schedule, by the same overlap policy. */
  readonly runScheduleNow: SchedulePayload;
  /** Adds a persona or replaces the one with the same key. Agents that already speak keep the persona they began with. */
  readonly savePersona: SavePersonaPayload;
  /** Sends an event to an actor. It is checked against the chart's schema and against what the actor takes now, and returns once its turn is committed. */
  readonly sendEvent: SendEventPayload;
  /** Like `sendEvent`, for the charts that come with Statehouse, with the event's fields checked by GraphQL already. */
  readonly sendTypedEvent: SendEventPayload;
  /** Replaces the concurrency limits of a crew. What is at work goes on; a limit of 0 halts what it names. */
  readonly setCrewLimits: CrewLimitsPayload;
  /** Adds a crew policy, or replaces the one with its id. It watches from now on. */
  readonly setCrewPolicy: CrewPolicyPayload;
  /** Changes how a crew supervises its agents; what is not given stays. Holds from the next failure on. */
  readonly setCrewSupervision: CrewSupervisionPayload;
  /** Lets a rule or subscription act again, or no more. */
  readonly setRuleEnabled: EventRulePayload;
  /** Starts an actor of any registered chart. */
  readonly startActor: StartActorPayload;
  /** Starts a conversation that was created without starting. */
  readonly startConversation: ConversationPayload;
  /** Starts an orchestrator or coordinator: it decides which tasks a goal calls for, submits them and reports. */
  readonly startOrchestration: OrchestrationPayload;
  /** Stops an actor and everything below it; its rows stay. A task, a conversation or a question is cancelled first. */
  readonly stopActor: ActorPayload;
  /** Hands in a task: it is decomposed, carried out by the crew, put together and validated. */
  readonly submitTask: SubmitTaskPayload;
  /** Has something done durably for every later event whose topic fits a pattern, until `unsubscribeFromTopic`. */
  readonly subscribeToTopic: EventRulePayload;
  /** Takes an agent of the crew out of service: it finishes what it works on and gets nothing new. */
  readonly suspendWorker: WorkerPayload;
  /** Asks a persona one question through its model, durably, outside any conversation, and returns what it says. */
  readonly testAgent: TestAgentPayload;
  /** Sends a test notice through a channel, once, and says what came of it. */
  readonly testNotification: TestNotificationPayload;
  /** Opens a circuit breaker by hand, as if it had failed too often. */
  readonly tripCircuitBreaker: CircuitBreakerPayload;
  /** Ends a subscription. What it has set off goes on. */
  readonly unsubscribeFromTopic: EventRulePayload;
  /**
   * Makes a schedule otherwise. What was due before the change goes by the terms of before, misfire policy included; from
   * then on the new ones hold. Its runs and figures stay, and the log has what it was. Runs that wait do what it says now.
   */
  readonly updateSchedule: SchedulePayload;
  /** Takes back a question; whoever asked goes on with the stated assumption. */
  readonly withdrawClarification: ClarificationPayload;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationAddWorkerArgs = {
  crew?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddWorkerInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationAnswerClarificationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AnswerClarificationInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationApprovePlanArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCancelConversationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCancelOrchestrationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCancelTaskArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCastVoteArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CastVoteInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCreateConversationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateConversationInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCreateRuleArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  rule: EventRuleInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationCreateScheduleArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  schedule: ScheduleInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationDeleteConversationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationDeletePersonaArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  key: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationDeleteRuleArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationDeleteScheduleArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationEditPlanArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  plan: Scalars['JSON']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationEmergencyDiscardArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  queue?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  root?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationEmergencyResetArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  queue?: InputMaybe<Scalars['String']['input']>;
  root?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationEmergencyStopArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  queue?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  root?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationExtendBudgetArgs = {
  costUsd?: InputMaybe<Scalars['Float']['input']>;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  tokens?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationExtendTaskBudgetArgs = {
  costUsd?: InputMaybe<Scalars['Float']['input']>;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  modelCalls?: InputMaybe<Scalars['Int']['input']>;
  tokens?: InputMaybe<Scalars['Int']['input']>;
  turns?: InputMaybe<Scalars['Int']['input']>;
  wallClockSeconds?: InputMaybe<Scalars['Float']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationInterjectArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: InterjectInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationInterjectSubtaskArgs = {
  address: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationNoteOrchestrationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPauseConversationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPauseScheduleArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPauseTaskArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPostMessageArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: PostMessageInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPruneArgs = {
  before: Scalars['DateTime']['input'];
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  what?: InputMaybe<ReadonlyArray<PruneKind>>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationPublishEventArgs = {
  because?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  payload?: InputMaybe<Scalars['JSON']['input']>;
  topic: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRedriveDeadLetterArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationReinstateWorkerArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRejectPlanArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRemoveCrewPolicyArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRemoveWorkerArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationResetCircuitBreakerArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationResolveEffectArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  message?: InputMaybe<Scalars['String']['input']>;
  outcome: EffectOutcome;
  result?: InputMaybe<Scalars['JSON']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationResumeConversationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationResumeScheduleArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationResumeTaskArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRetryNotificationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRetrySubtaskArgs = {
  fromHere?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  subtask: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationRunScheduleNowArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSavePersonaArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: SavePersonaInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSendEventArgs = {
  address: Scalars['String']['input'];
  event: Scalars['JSON']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSendTypedEventArgs = {
  address: Scalars['String']['input'];
  event: TypedEventInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSetCrewLimitsArgs = {
  agentTypes?: InputMaybe<ReadonlyArray<NamedLimitInput>>;
  crew?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  queues?: InputMaybe<ReadonlyArray<NamedLimitInput>>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSetCrewPolicyArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CrewPolicyInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSetCrewSupervisionArgs = {
  crew?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  intensity?: InputMaybe<Scalars['Int']['input']>;
  periodMs?: InputMaybe<Scalars['Int']['input']>;
  strategy?: InputMaybe<SupervisionStrategy>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSetRuleEnabledArgs = {
  enabled: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationStartActorArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: StartActorInput;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationStartConversationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationStartOrchestrationArgs = {
  goal: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<OrchestrationKind>;
  material?: InputMaybe<Scalars['JSON']['input']>;
  mostRounds?: InputMaybe<Scalars['Int']['input']>;
  mostTasks?: InputMaybe<Scalars['Int']['input']>;
  waitMs?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationStopActorArgs = {
  address: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSubmitTaskArgs = {
  crew?: InputMaybe<Scalars['ID']['input']>;
  description: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  options?: InputMaybe<Scalars['JSON']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSubscribeToTopicArgs = {
  action: ReactionInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  pattern: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationSuspendWorkerArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationTestAgentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  persona: Scalars['String']['input'];
  prompt: Scalars['String']['input'];
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationTestNotificationArgs = {
  channel: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationTripCircuitBreakerArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationUnsubscribeFromTopicArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationUpdateScheduleArgs = {
  change: ScheduleChangeInput;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked for. Each field is applied durably before it returns. */
export type MutationWithdrawClarificationArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A limit of something that has a name. */
export type NamedLimit = {
  readonly __typename?: 'NamedLimit';
  /** Most at once. */
  readonly limit: Scalars['Int']['output'];
  /** Queue or agent type. */
  readonly name: Scalars['String']['output'];
};

/** A limit of something that has a name. */
export type NamedLimitInput = {
  /** Most at once, 0 to 1000. */
  readonly limit: Scalars['Int']['input'];
  /** Queue or agent type. */
  readonly name: Scalars['String']['input'];
};

/** Anything with an id of its own. */
export type Node = {
  /** Opaque, globally unique, stable. */
  readonly id: Scalars['ID']['output'];
};

/** What a node carries, as last sampled. Shares are of all cores, 0 to 1. */
export type NodeResources = {
  readonly __typename?: 'NodeResources';
  /** When it was sampled. */
  readonly at: Scalars['DateTime']['output'];
  /** How late its timers came, 99th percentile, in milliseconds. */
  readonly eventLoopLagMs: Scalars['Float']['output'];
  /** Memory that its objects may take, in bytes. */
  readonly heapLimitBytes: Scalars['Float']['output'];
  /** Memory that its objects take, in bytes. */
  readonly heapUsedBytes: Scalars['Float']['output'];
  /** Name of its machine. */
  readonly host: Scalars['String']['output'];
  /** How much may be started. */
  readonly level: PressureLevel;
  /** The level of each figure that has one. */
  readonly levels: Scalars['JSON']['output'];
  /** True while its samples are fresh. */
  readonly live: Scalars['Boolean']['output'];
  /** Processor share of the whole machine. */
  readonly machineCpu: Scalars['Float']['output'];
  /** The actor that watches it. */
  readonly monitor: Maybe<Actor>;
  /** Id of the node: new with each start of a process. */
  readonly node: Scalars['ID']['output'];
  /** Messages that wait in mailboxes. */
  readonly pendingMail: Scalars['Int']['output'];
  /** Number of its process. */
  readonly pid: Scalars['Int']['output'];
  /** Processor share of the process. */
  readonly processCpu: Scalars['Float']['output'];
  /** Wait of the oldest work in the queues, in milliseconds. */
  readonly queueAgeMs: Scalars['Float']['output'];
  /** Memory of the process, in bytes. */
  readonly rssBytes: Scalars['Float']['output'];
  /** Since when the level is as it is. */
  readonly since: Scalars['DateTime']['output'];
  /** Most actors that one tree started within the minute before. */
  readonly spawnsPerMinute: Scalars['Int']['output'];
};

/** The actor is there, but does not take this now. */
export type NotAcceptedError = UserError & {
  readonly __typename?: 'NotAcceptedError';
  /** The event types that it would take. */
  readonly accepts: ReadonlyArray<Scalars['String']['output']>;
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** State value of the actor. */
  readonly state: Maybe<Scalars['JSON']['output']>;
};

/** There is nothing under this id. */
export type NotFoundError = UserError & {
  readonly __typename?: 'NotFoundError';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** The id or address that was asked for. */
  readonly id: Scalars['String']['output'];
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What a notice tells. */
export type NoticeKind =
  /** A safeguard raised an alert. */
  | 'alert'
  /** A budget is used up. */
  | 'budgetExhausted'
  /** A question waits in the inbox. */
  | 'question'
  /** A task failed. */
  | 'taskFailed';

/** A notice on its way to people through one channel. */
export type Notification = Node & {
  readonly __typename?: 'Notification';
  /** Durable address of its delivery, an actor. */
  readonly address: Scalars['String']['output'];
  /** Name of the channel. */
  readonly channel: Scalars['String']['output'];
  /** When it was decided to send it. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When the channel took it. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** What it tells beyond the state of its subject; often empty. */
  readonly detail: Scalars['String']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What it tells. */
  readonly kind: NoticeKind;
  /** Why the last try failed, or why it was dropped. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly status: NotificationStatus;
  /** Durable address of what it is about. */
  readonly subject: Scalars['String']['output'];
  /** How often it was tried. */
  readonly tries: Scalars['Int']['output'];
  /** When its status changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A way to tell people outside Statehouse. */
export type NotificationChannel = {
  readonly __typename?: 'NotificationChannel';
  /** What it is. */
  readonly kind: NotificationChannelKind;
  /** As configured. */
  readonly name: Scalars['String']['output'];
  /** What goes through it. */
  readonly takes: ReadonlyArray<NoticeKind>;
};

/** Kinds of channels. */
export type NotificationChannelKind =
  /** A chat that takes Slack's webhooks. */
  | 'slack'
  /** Mail. */
  | 'smtp'
  /** JSON by HTTP, signed. */
  | 'webhook';

/** One page of notifications. */
export type NotificationConnection = {
  readonly __typename?: 'NotificationConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<NotificationEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Notification>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of notifications. */
export type NotificationEdge = {
  readonly __typename?: 'NotificationEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Notification;
};

/** An event of the chart `notification`: exactly one. */
export type NotificationEventInput =
  /** `notification.retry`, which carries nothing. */
  { readonly retry: Signal; };

/** Which notifications. */
export type NotificationFilter = {
  /** Through this channel. */
  readonly channel?: InputMaybe<Scalars['String']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<NoticeKind>>;
  /** In one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<NotificationStatus>>;
  /** About the actor with this durable address. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
};

/** Where a notice stands. */
export type NotificationStatus =
  /** Given up; it can be sent again. */
  | 'dead'
  /** The channel took it. */
  | 'delivered'
  /** There was nothing to tell any more. */
  | 'dropped'
  /** On its way for the first time. */
  | 'pending'
  /** Waits for another try. */
  | 'retrying';

/** What came of a test notice. */
export type NotificationTest = {
  readonly __typename?: 'NotificationTest';
  /** Name of the channel. */
  readonly channel: Scalars['String']['output'];
  /** Whether the channel took it. */
  readonly ok: Scalars['Boolean']['output'];
  /** Why it did not. */
  readonly problem: Maybe<Scalars['String']['output']>;
  /** How long that took, in milliseconds. */
  readonly tookMs: Scalars['Float']['output'];
};

/** An orchestrator or coordinator. */
export type Orchestration = Node & {
  readonly __typename?: 'Orchestration';
  /** Its actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** How things stood at the last decision. */
  readonly assessment: Maybe<Scalars['String']['output']>;
  /** What caused it, nearest first, up to the first link. */
  readonly causes: ReadonlyArray<CausalLink>;
  /** Tokens of the answers. */
  readonly completionTokens: Scalars['Int']['output'];
  /** What that cost. */
  readonly costUsd: Scalars['Float']['output'];
  /** When it was started. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The tasks that it submitted, in their order. */
  readonly delegated: ReadonlyArray<DelegatedTask>;
  /** When it ended. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed: `code` and `message`. */
  readonly failure: Maybe<Scalars['JSON']['output']>;
  /** What is to be reached. */
  readonly goal: Scalars['String']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** How it works. */
  readonly kind: OrchestrationKind;
  /** What the goal is about. */
  readonly material: Maybe<Scalars['JSON']['output']>;
  /** What it was told, in order. */
  readonly notes: ReadonlyArray<OrchestrationNote>;
  /** Tokens of the questions to models. */
  readonly promptTokens: Scalars['Int']['output'];
  /** True when the rehearsal model decided. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** What was found and done so far. */
  readonly report: Maybe<Scalars['String']['output']>;
  /** Decisions taken. */
  readonly round: Scalars['Int']['output'];
  /** Who started it. */
  readonly startedBy: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: OrchestrationStatus;
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of orchestrators and coordinators. */
export type OrchestrationConnection = {
  readonly __typename?: 'OrchestrationConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<OrchestrationEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Orchestration>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of orchestrators and coordinators. */
export type OrchestrationEdge = {
  readonly __typename?: 'OrchestrationEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Orchestration;
};

/** How it works towards its goal. */
export type OrchestrationKind =
  /** Goes on in rounds, takes notes, and reports progress on the bus. */
  | 'coordinator'
  /** Decides once, waits for the results, reports and ends. */
  | 'orchestrator';

/** Something that a coordinator was told. */
export type OrchestrationNote = {
  readonly __typename?: 'OrchestrationNote';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** By whom. */
  readonly by: Scalars['String']['output'];
  /** Its place, from 1. */
  readonly ordinal: Scalars['Int']['output'];
  /** What it was told. */
  readonly text: Scalars['String']['output'];
};

/** Outcome of a request about an orchestrator or coordinator. */
export type OrchestrationPayload = {
  readonly __typename?: 'OrchestrationPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** As it is after the request; null on failure. */
  readonly orchestration: Maybe<Orchestration>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** Where it stands. */
export type OrchestrationStatus =
  /** Ended by a person. */
  | 'cancelled'
  /** It has reported. */
  | 'completed'
  /** An agent decides what is to be done. */
  | 'deciding'
  /** No decision could be made. */
  | 'failed'
  /** It waits for an agent to decide. */
  | 'queued'
  /** It waits for the results of tasks. */
  | 'waiting';

/** An event of the chart `orchestrator`: exactly one. */
export type OrchestratorEventInput =
  /** `orchestration.cancel`, which carries nothing. */
  { readonly orchestrationCancel: Signal; };

/** An output, or the result of the task, was checked by its validation rules. */
export type OutputValidated = TaskEvent & {
  readonly __typename?: 'OutputValidated';
  /** What follows from it. */
  readonly action: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Whether it holds. */
  readonly passed: Scalars['Boolean']['output'];
  /** From 0 to 1. */
  readonly score: Scalars['Float']['output'];
  /** The subtask as it is now, which may be later than the event; null when a new plan has done away with it. */
  readonly subtask: Maybe<Subtask>;
  /** Name of the subtask within its task; null for the result of the task. */
  readonly subtaskKey: Maybe<Scalars['String']['output']>;
};

/** What happens to a run that is due while the one before still goes on. Tasks and actors are followed to their end; events end at once. */
export type OverlapPolicy =
  /** Both go on; nothing is followed. */
  | 'allow'
  /** It waits for the one before; at most 100 wait. */
  | 'queue'
  /** It goes by. */
  | 'skip';

/** An event of the chart `overseer`: exactly one. */
export type OverseerEventInput =
  /** `overseer.removePolicy`. */
  { readonly removePolicy: OverseerRemovePolicyEvent; readonly setPolicy?: never; }
  |  /** `overseer.setPolicy`. */
  { readonly removePolicy?: never; readonly setPolicy: OverseerSetPolicyEvent; };

/** What `overseer.removePolicy` carries. */
export type OverseerRemovePolicyEvent = {
  /** Text, at least 1 characters. */
  readonly id: Scalars['String']['input'];
};

/** What `overseer.setPolicy` carries. */
export type OverseerSetPolicyEvent = {
  /** An object. */
  readonly policy: Scalars['JSON']['input'];
};

/** Where a page lies in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last item, null for an empty page. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
  /** True when items follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when items precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item, null for an empty page. */
  readonly startCursor: Maybe<Scalars['Cursor']['output']>;
};

/** A role that an agent can take: data, not code. */
export type Persona = Node & {
  readonly __typename?: 'Persona';
  /** True when it came with Statehouse. */
  readonly builtIn: Scalars['Boolean']['output'];
  /** Names of tools and skills that it may use. */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  /** By what it judges a proposal. */
  readonly decisionCriteria: ReadonlyArray<Scalars['String']['output']>;
  /** True for the one that presents, summarises and proposes. */
  readonly facilitates: Scalars['Boolean']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its key, in kebab-case. */
  readonly key: Scalars['String']['output'];
  /** Model that it asks for; null for the configured one. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** Name for people. */
  readonly name: Scalars['String']['output'];
  /** How it lays out what it says. */
  readonly outputFormat: Scalars['String']['output'];
  /** What it is like. */
  readonly personality: Scalars['String']['output'];
  /** What it does in a team. */
  readonly role: Scalars['String']['output'];
  /** How it speaks. */
  readonly style: Scalars['String']['output'];
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Weight of its vote. */
  readonly weight: Scalars['Float']['output'];
};

/** One page of personas. */
export type PersonaConnection = {
  readonly __typename?: 'PersonaConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<PersonaEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Persona>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of personas. */
export type PersonaEdge = {
  readonly __typename?: 'PersonaEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Persona;
};

/** The phases of a deliberation. */
export type Phase =
  /** An agent talks with a person alone. */
  | 'chat'
  /** Over. */
  | 'completed'
  /** A proposal and ballots on it. */
  | 'consensus'
  /** Turn-based dialogue over what was found. */
  | 'discussion'
  /** Ideas, analysis, resources and risks, in parallel. */
  | 'exploration'
  /** The goal is presented and clarified. */
  | 'initialization';

/** The conversation entered a phase. */
export type PhaseChanged = ConversationEvent & {
  readonly __typename?: 'PhaseChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The phase it entered. */
  readonly phase: Phase;
};

/** Where a plan came from. */
export type PlanSource =
  /** The model made none that is usable: the whole task is one subtask. */
  | 'fallback'
  /** The model made it. */
  | 'model'
  /** A person gave it. */
  | 'person';

/** A person's message. */
export type PostMessageInput = {
  /** Opaque id or durable address of the conversation. */
  readonly conversation: Scalars['ID']['input'];
  /** The message that it replies to: opaque id, or the message's own id. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
  /** True when the agents are to answer it. */
  readonly requiresResponse?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name of the person; the caller's own when absent. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
  /** What to say. 1 to 32,000 characters. */
  readonly text: Scalars['String']['input'];
};

/** Outcome of `postMessage`. */
export type PostMessagePayload = {
  readonly __typename?: 'PostMessagePayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The message; null on failure. */
  readonly message: Maybe<Message>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** How much may be started on a node. */
export type PressureLevel =
  /** Nothing new. */
  | 'halted'
  /** All. */
  | 'normal'
  /** The crew works with half its agents. */
  | 'throttled';

/** What is put to the vote. */
export type Proposal = {
  readonly __typename?: 'Proposal';
  /** The message that made it; null when it came from outside. */
  readonly message: Maybe<Message>;
  /** Why. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** Key of the option that its author recommends. */
  readonly recommended: Maybe<Scalars['String']['output']>;
  /** What it says. */
  readonly summary: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
};

/** A model endpoint. */
export type Provider = {
  readonly __typename?: 'Provider';
  /** Where it is. */
  readonly baseUrl: Scalars['String']['output'];
  /** Its circuit breaker. */
  readonly circuit: CircuitState;
  /** Failures in a row. */
  readonly consecutiveFailures: Scalars['Int']['output'];
  /** The model that it is asked for. */
  readonly model: Scalars['String']['output'];
  /** Its configured name. */
  readonly name: Scalars['String']['output'];
  /** True for the rehearsal model. */
  readonly rehearsal: Scalars['Boolean']['output'];
};

/** A model provider's circuit breaker changed. */
export type ProviderChanged = SystemEvent & {
  readonly __typename?: 'ProviderChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The provider. */
  readonly provider: Provider;
};

/** What can be pruned. */
export type PruneKind =
  /** Dead letters that were re-driven. */
  | 'deadLetters'
  /** Events of the bus with what rules made of them, once everything that came of them is over. */
  | 'events'
  /** Runs of schedules that have ended. */
  | 'scheduleRuns'
  /** Conversations, tasks and all other roots that have ended, with everything below them. Scores of reviews stay. */
  | 'trees';

/** Outcome of `prune`. */
export type PrunePayload = {
  readonly __typename?: 'PrunePayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** Rows that were removed, or would be, by table. */
  readonly rows: ReadonlyArray<PrunedRows>;
  /** Trees of actors that were removed, or would be; null on failure. */
  readonly trees: Maybe<Scalars['Int']['output']>;
};

/** Rows of one table. */
export type PrunedRows = {
  readonly __typename?: 'PrunedRows';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Name of the table. */
  readonly table: Scalars['String']['output'];
};

/** Outcome of `publishEvent`. */
export type PublishEventPayload = {
  readonly __typename?: 'PublishEventPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The event; null on failure. */
  readonly event: Maybe<BusEvent>;
};

/** An event to be published. */
export type PublishReactionInput = {
  /** What it carries; may hold placeholders. */
  readonly payload?: InputMaybe<Scalars['JSON']['input']>;
  /** Its topic; may hold placeholders. */
  readonly topic: Scalars['String']['input'];
};

/** How good the work is that agents, models, capabilities and prompts give. */
export type Quality = {
  readonly __typename?: 'Quality';
  /** What lessons of earlier reviews are worth: scores of first tries with and without them, of subtasks whose draw decided about it. */
  readonly comparison: LessonComparison;
  /** Moving figures of scores, by key: the newest scores count most. */
  readonly figures: QualityFigureConnection;
  /** Reviews by critics, newest first. */
  readonly reviews: ReviewConnection;
};


/** How good the work is that agents, models, capabilities and prompts give. */
export type QualityComparisonArgs = {
  capability?: InputMaybe<Scalars['String']['input']>;
  rehearsal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** How good the work is that agents, models, capabilities and prompts give. */
export type QualityFiguresArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  dimension?: InputMaybe<FigureDimension>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  rehearsal?: InputMaybe<Scalars['Boolean']['input']>;
  source?: InputMaybe<ScoreSource>;
  value?: InputMaybe<Scalars['String']['input']>;
};


/** How good the work is that agents, models, capabilities and prompts give. */
export type QualityReviewsArgs = {
  accepted?: InputMaybe<Scalars['Boolean']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  agent?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  capability?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A moving figure of scores. */
export type QualityFigure = {
  readonly __typename?: 'QualityFigure';
  /** The capability at which an agent is measured; null for other dimensions. */
  readonly capability: Maybe<Scalars['String']['output']>;
  /** How many scores there were. */
  readonly count: Scalars['Int']['output'];
  /** Exponentially weighted standard deviation. */
  readonly deviation: Scalars['Float']['output'];
  /** What it is about. */
  readonly dimension: FigureDimension;
  /** What tells it apart from every other figure. */
  readonly key: Scalars['String']['output'];
  /** The newest score. */
  readonly last: Scalars['Float']['output'];
  /** Exponentially weighted mean, 0 to 1. */
  readonly mean: Scalars['Float']['output'];
  /** How many of them passed. */
  readonly passed: Scalars['Int']['output'];
  /** True for scores of the rehearsal model, which are kept apart. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** Who gave the scores. */
  readonly source: ScoreSource;
  /** When it moved last. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The agent, model, capability or prompt version. */
  readonly value: Scalars['String']['output'];
};

/** A page of figures of quality. */
export type QualityFigureConnection = {
  readonly __typename?: 'QualityFigureConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<QualityFigureEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<QualityFigure>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of figures of quality. */
export type QualityFigureEdge = {
  readonly __typename?: 'QualityFigureEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: QualityFigure;
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** Who did what because of whom: everything below an actor, an event or a run of a schedule, as a tree. */
  readonly activity: ActivityTree;
  /** One actor by its durable address; null when there is none. */
  readonly actor: Maybe<Actor>;
  /** All actors, newest first. */
  readonly actors: ActorConnection;
  /** One agent; null when there is none. */
  readonly agent: Maybe<Agent>;
  /** Agents of all conversations, newest first. */
  readonly agents: AgentConnection;
  /** What safeguards saw and did, newest first. */
  readonly alerts: AlertConnection;
  /** One ballot; null when there is none. */
  readonly ballot: Maybe<Ballot>;
  /** Budgets of tasks and of their subtasks, newest first. */
  readonly budgets: BudgetConnection;
  /** One event of the bus; null when there is none. */
  readonly busEvent: Maybe<BusEvent>;
  /** Events of the bus, newest first. */
  readonly busEvents: BusEventConnection;
  /** One registered chart; null when there is none. */
  readonly chart: Maybe<Chart>;
  /** The registered charts by name: the built-in ones and those dropped into `machines/`. */
  readonly charts: ChartConnection;
  /** The circuit breakers of providers and agent types that have failed so far. */
  readonly circuitBreakers: ReadonlyArray<CircuitBreaker>;
  /** One question to a person; null when there is none. */
  readonly clarification: Maybe<Clarification>;
  /** One conversation; null when there is none or it is deleted. */
  readonly conversation: Maybe<Conversation>;
  /** Conversations, newest first. */
  readonly conversations: ConversationConnection;
  /** One crew; null when there is none. */
  readonly crew: Maybe<Crew>;
  /** The policies that watch crews, oldest first. */
  readonly crewPolicies: ReadonlyArray<CrewPolicy>;
  /** The crews that take work, newest first. */
  readonly crews: CrewConnection;
  /** Messages that could not be applied, newest first. */
  readonly deadLetters: DeadLetterConnection;
  /** Running, waiting and parked effects of all actors, oldest first. */
  readonly effects: EffectConnection;
  /** Commit position taken before anything else of this operation is read: a subscription with `after: head` misses nothing that this operation did not see. */
  readonly head: Scalars['Cursor']['output'];
  /** The state of this server. */
  readonly health: Health;
  /** Questions to people over all actors, oldest first; those still open when no status is given. */
  readonly inbox: ClarificationConnection;
  /** The journal of all actors in commit order, oldest first. */
  readonly journal: JournalEntryConnection;
  /** The limits in force. */
  readonly limits: Limits;
  /** The log: what all actors made known, in words, newest first. */
  readonly logs: LogEntryConnection;
  /** One message; null when there is none. */
  readonly message: Maybe<Message>;
  /** One recorded model call; null when there is none. */
  readonly modelCall: Maybe<ModelCall>;
  /** Recorded model calls, newest first. */
  readonly modelCalls: ModelCallConnection;
  /** Any object by its opaque id; null when there is none. */
  readonly node: Maybe<Node>;
  /** Several objects by their opaque ids, in the order of the ids, null for those that do not exist. At most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One notice on its way to people; null when there is none. */
  readonly notification: Maybe<Notification>;
  /** The configured channels that tell people outside Statehouse. */
  readonly notificationChannels: ReadonlyArray<NotificationChannel>;
  /** Notices on their way to people, one for each channel, newest first. */
  readonly notifications: NotificationConnection;
  /** One orchestrator or coordinator; null when there is none. */
  readonly orchestration: Maybe<Orchestration>;
  /** Orchestrators and coordinators, newest first. */
  readonly orchestrations: OrchestrationConnection;
  /** One persona; null when there is none. */
  readonly persona: Maybe<Persona>;
  /** The personas by key: built-in ones and those that users added. */
  readonly personas: PersonaConnection;
  /** How good the work is: figures, reviews, and what lessons of them are worth. */
  readonly quality: Quality;
  /** The queues of a crew: `orchestration`, which is always served first, `critic`, `heavy` and `standard`, then one for each agent type. */
  readonly queues: QueueConnection;
  /** The load of each node of the last day, the latest sample first. */
  readonly resources: ReadonlyArray<NodeResources>;
  /** One rule or subscription; null when there is none. */
  readonly rule: Maybe<EventRule>;
  /** Rules and subscriptions, newest first. */
  readonly rules: EventRuleConnection;
  /** One schedule; null when there is none. */
  readonly schedule: Maybe<Schedule>;
  /** The next times of a schedule that need not exist. */
  readonly scheduleTimes: ReadonlyArray<Scalars['DateTime']['output']>;
  /** Schedules, newest first. */
  readonly schedules: ScheduleConnection;
  /** Full-text search over all messages, best match first. */
  readonly searchMessages: MessageHitConnection;
  /** One task; null when there is none. */
  readonly task: Maybe<Task>;
  /** Tasks, newest first. */
  readonly tasks: TaskConnection;
  /** Every way to validate outputs, with its parameters and examples. */
  readonly validationStrategies: ReadonlyArray<ValidationStrategy>;
  /** Who is asking, and with which role. */
  readonly viewer: Viewer;
  /** One agent of a crew; null when there is none. */
  readonly worker: Maybe<Worker>;
  /** The agents of a crew, which carry out subtasks, by key. */
  readonly workers: WorkerConnection;
};


/** Everything that can be read. */
export type QueryActivityArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  root: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryActorArgs = {
  address: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryActorsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ActorFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  persona?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<AgentStatus>;
};


/** Everything that can be read. */
export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryBallotArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryBudgetsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  root?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryBusEventArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryBusEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<BusEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryChartArgs = {
  name: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryChartsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryClarificationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryConversationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ConversationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryCrewArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryCrewsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryDeadLettersArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<DeadLetterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryEffectsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<EffectStatus>;
};


/** Everything that can be read. */
export type QueryInboxArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ClarificationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryJournalArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<JournalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryLogsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<LogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryModelCallArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryModelCallsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ModelCallFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryNotificationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<NotificationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryOrchestrationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOrchestrationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<OrchestrationKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<OrchestrationStatus>>;
};


/** Everything that can be read. */
export type QueryPersonaArgs = {
  key: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryPersonasArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryQueuesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  crew?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryRuleArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryRulesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<EventRuleKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  removed?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Everything that can be read. */
export type QueryScheduleArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryScheduleTimesArgs = {
  count?: InputMaybe<Scalars['Int']['input']>;
  timing: ScheduleTimingInput;
};


/** Everything that can be read. */
export type QuerySchedulesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  statuses?: InputMaybe<ReadonlyArray<ScheduleStatus>>;
};


/** Everything that can be read. */
export type QuerySearchMessagesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  conversation?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
  types?: InputMaybe<ReadonlyArray<MessageType>>;
};


/** Everything that can be read. */
export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryTasksArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<TaskStatus>>;
  submittedBy?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryWorkerArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryWorkersArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  available?: InputMaybe<Scalars['Boolean']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  capability?: InputMaybe<Scalars['String']['input']>;
  crew?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Where work waits for an agent of the crew. */
export type Queue = {
  readonly __typename?: 'Queue';
  /** The agent type that it is for; null for a queue that all agents serve. */
  readonly agentType: Maybe<Scalars['String']['output']>;
  /** How many agents of the type there are; null for a queue that all agents serve. */
  readonly agents: Maybe<Scalars['Int']['output']>;
  /** How much waits there. */
  readonly depth: Scalars['Int']['output'];
  /** Most that may be done at once; null without a limit. */
  readonly limit: Maybe<Scalars['Int']['output']>;
  /** `orchestration`, `critic`, `heavy`, `standard`, or `agent:` and an agent type. */
  readonly name: Scalars['String']['output'];
  /** How long the oldest of it has waited, in milliseconds; null when nothing waits. */
  readonly oldestAgeMs: Maybe<Scalars['Float']['output']>;
  /** Since when the oldest of it waits; null when nothing does. */
  readonly oldestAt: Maybe<Scalars['DateTime']['output']>;
  /** How much is being done. Of an agent type: by its agents, whatever queue it came from. */
  readonly running: Scalars['Int']['output'];
  /** What waits there, longest first. Who is next also depends on priority and on a fair share between users. */
  readonly waiting: QueuedWorkConnection;
};


/** Where work waits for an agent of the crew. */
export type QueueWaitingArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of queues. */
export type QueueConnection = {
  readonly __typename?: 'QueueConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<QueueEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Queue>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of queues. */
export type QueueEdge = {
  readonly __typename?: 'QueueEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Queue;
};

/** A piece of work that waits for an agent. */
export type QueuedWork = {
  readonly __typename?: 'QueuedWork';
  /** Durable address of the actor that asked. */
  readonly address: Scalars['String']['output'];
  /** What its agent must be able to do. */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  /** Since when it waits. */
  readonly enqueuedAt: Scalars['DateTime']['output'];
  /** How long it is expected to take, in milliseconds. */
  readonly estimatedMs: Scalars['Float']['output'];
  /** From 0 (may wait) to 10 (urgent). */
  readonly priority: Scalars['Float']['output'];
  /** For whom. */
  readonly requestedBy: Scalars['String']['output'];
  /** The subtask; null when it is none. */
  readonly subtask: Maybe<Subtask>;
};

/** A page of waiting work. */
export type QueuedWorkConnection = {
  readonly __typename?: 'QueuedWorkConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<QueuedWorkEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<QueuedWork>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of waiting work. */
export type QueuedWorkEdge = {
  readonly __typename?: 'QueuedWorkEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: QueuedWork;
};

/** What an event, a rule or a schedule sets off: exactly one. Texts may hold placeholders such as `{{payload.order.id}}`, `{{topic}}`, `{{id}}`, `{{at}}`. */
export type ReactionInput =
  /** Start an actor of a chart. */
  { readonly actor: ActorReactionInput; readonly publish?: never; readonly send?: never; readonly task?: never; }
  |  /** Publish another event. */
  { readonly actor?: never; readonly publish: PublishReactionInput; readonly send?: never; readonly task?: never; }
  |  /** Send an event to an actor. */
  { readonly actor?: never; readonly publish?: never; readonly send: SendReactionInput; readonly task?: never; }
  |  /** Submit a task. */
  { readonly actor?: never; readonly publish?: never; readonly send?: never; readonly task: TaskReactionInput; };

/** Outcome of `redriveDeadLetter`. */
export type RedriveDeadLetterPayload = {
  readonly __typename?: 'RedriveDeadLetterPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** It cannot be done: a rule forbids it, such as a second vote or the removal of a built-in persona. */
export type RefusedError = UserError & {
  readonly __typename?: 'RefusedError';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Outcome of `resolveEffect`. */
export type ResolveEffectPayload = {
  readonly __typename?: 'ResolveEffectPayload';
  /** The actor that asked for the effect; null on failure. */
  readonly actor: Maybe<Actor>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
};

/** An agent's reply is complete. */
export type ResponseComplete = ConversationEvent & {
  readonly __typename?: 'ResponseComplete';
  /** Durable address of the agent. */
  readonly address: Scalars['String']['output'];
  /** The agent. */
  readonly agent: Maybe<Agent>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Tokens of the reply. */
  readonly completionTokens: Scalars['Int']['output'];
  /** Cost in US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The kind of reply, such as `discuss` or `vote`. */
  readonly kind: Scalars['String']['output'];
  /** Tokens of the request. */
  readonly promptTokens: Scalars['Int']['output'];
  /** True when the rehearsal model spoke. */
  readonly rehearsal: Scalars['Boolean']['output'];
};

/** Outcome of `retryNotification`. */
export type RetryNotificationPayload = {
  readonly __typename?: 'RetryNotificationPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The notification after the request; null on failure. */
  readonly notification: Maybe<Notification>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** A critic's judgement of the output of one try. */
export type Review = {
  readonly __typename?: 'Review';
  /** Whether it was accepted. */
  readonly accepted: Scalars['Boolean']['output'];
  /** Key of the agent that was judged. */
  readonly agent: Scalars['String']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** When it was given. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What it was scored on. */
  readonly criteria: ReadonlyArray<ReviewCriterion>;
  /** Key of the agent that judged; null when none was free. */
  readonly critic: Maybe<Scalars['String']['output']>;
  /** The model that judged. */
  readonly criticModel: Scalars['String']['output'];
  /** Version of the critic's prompt. */
  readonly criticPromptVersion: Scalars['String']['output'];
  /** What its author is to do better; empty when there is nothing. */
  readonly critique: Scalars['String']['output'];
  /** True when no earlier try was refused. */
  readonly firstTry: Scalars['Boolean']['output'];
  /** Whether lessons of earlier reviews were in the prompt of the work. */
  readonly lessonsGiven: Scalars['Boolean']['output'];
  /** How lessons of earlier reviews were dealt with. */
  readonly lessonsMode: LessonMode;
  /** The model that had done the work. */
  readonly model: Scalars['String']['output'];
  /** Version of the prompt of the plan; null when a person made the plan. */
  readonly planPromptVersion: Maybe<Scalars['String']['output']>;
  /** Version of the prompt of the work. */
  readonly promptVersion: Scalars['String']['output'];
  /** True when the rehearsal model judged: by rules of words alone. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** Mean of the criteria, 0 to 1. */
  readonly score: Scalars['Float']['output'];
  /** The subtask; null when it is gone. */
  readonly subtask: Maybe<Subtask>;
  /** Durable address of the task. */
  readonly task: Scalars['String']['output'];
  /** The least score with which it was accepted. */
  readonly threshold: Scalars['Float']['output'];
};

/** A page of reviews. */
export type ReviewConnection = {
  readonly __typename?: 'ReviewConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ReviewEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Review>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One criterion of a review. */
export type ReviewCriterion = {
  readonly __typename?: 'ReviewCriterion';
  /** Why. */
  readonly comment: Scalars['String']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** 0 to 1. */
  readonly score: Scalars['Float']['output'];
};

/** One item of a page of reviews. */
export type ReviewEdge = {
  readonly __typename?: 'ReviewEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Review;
};

/** What a caller may do; each role includes those before it. */
export type Role =
  /** Also changes personas, deletes, re-drives dead letters and stops everything. */
  | 'admin'
  /** Also runs conversations, answers, votes and sends events. */
  | 'operator'
  /** Reads and subscribes. */
  | 'viewer';

/** An event that met a rule. */
export type RuleFire = {
  readonly __typename?: 'RuleFire';
  /** The actor that was started or sent to. */
  readonly actor: Maybe<Actor>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Why it failed. */
  readonly error: Maybe<Scalars['JSON']['output']>;
  /** The event. */
  readonly event: Maybe<BusEvent>;
  /** Key of the event. */
  readonly eventKey: Scalars['String']['output'];
  /** What came of it. */
  readonly outcome: FireOutcome;
  /** Kind of the action: `task`, `actor`, `publish`, `send`. */
  readonly reaction: Scalars['String']['output'];
  /** The rule. */
  readonly rule: Maybe<EventRule>;
  /** Key of the rule. */
  readonly ruleKey: Scalars['String']['output'];
  /** Durable address of what was started or sent to, or the topic that was published. */
  readonly target: Maybe<Scalars['String']['output']>;
};

/** A page of fires. */
export type RuleFireConnection = {
  readonly __typename?: 'RuleFireConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<RuleFireEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<RuleFire>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of fires. */
export type RuleFireEdge = {
  readonly __typename?: 'RuleFireEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: RuleFire;
};

/** A token bucket: so many at once, and as many again in each span of time. */
export type RuleLimitInput = {
  /** So many. */
  readonly events: Scalars['Int']['input'];
  /** Within so many seconds, on average. */
  readonly perSeconds: Scalars['Float']['input'];
};

/** A persona to save. */
export type SavePersonaInput = {
  /** Names of tools and skills that it may use; none when absent. */
  readonly capabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** By what it judges a proposal, 1 to 12 sentences. */
  readonly decisionCriteria: ReadonlyArray<Scalars['String']['input']>;
  /** True for the one that presents, summarises and proposes. */
  readonly facilitates?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its key, in kebab-case. */
  readonly key: Scalars['String']['input'];
  /** Model to ask for; the configured one when absent. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Name for people. */
  readonly name: Scalars['String']['input'];
  /** How it lays out what it says. */
  readonly outputFormat?: InputMaybe<Scalars['String']['input']>;
  /** What it is like. */
  readonly personality: Scalars['String']['input'];
  /** What it does in a team. */
  readonly role: Scalars['String']['input'];
  /** How it speaks. */
  readonly style: Scalars['String']['input'];
  /** Weight of its vote, above 0. */
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

/** Outcome of `savePersona`. */
export type SavePersonaPayload = {
  readonly __typename?: 'SavePersonaPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The persona; null on failure. */
  readonly persona: Maybe<Persona>;
};

/** What is done at given times. */
export type Schedule = Node & {
  readonly __typename?: 'Schedule';
  /** What is done: `kind` and what belongs to it. */
  readonly action: Scalars['JSON']['output'];
  /** Its actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** Its time, when it fires once. */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** Its cron pattern, when it goes by one. */
  readonly cron: Maybe<Scalars['String']['output']>;
  /** Its interval in milliseconds, when it goes by one. */
  readonly everyMs: Maybe<Scalars['Float']['output']>;
  /** How many times it has come due, skipped runs included. */
  readonly fired: Scalars['Int']['output'];
  /** Nothing is due before this time. */
  readonly from: Maybe<Scalars['DateTime']['output']>;
  /** How late a time may be and is no missed one, for `skip`; null: 60,000. */
  readonly graceMs: Maybe<Scalars['Int']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The time for which it began a run last. */
  readonly lastFiredAt: Maybe<Scalars['DateTime']['output']>;
  /** What happens to missed times. */
  readonly misfire: MisfirePolicy;
  /** How many are made up for, for `fireAll`; null: 100. */
  readonly most: Maybe<Scalars['Int']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** When it is due next; null when it is not waiting. */
  readonly nextAt: Maybe<Scalars['DateTime']['output']>;
  /** Its next times; none when it is not waiting. */
  readonly nextTimes: ReadonlyArray<Scalars['DateTime']['output']>;
  /** What happens to a run while the one before goes on. */
  readonly overlap: OverlapPolicy;
  /** Its runs, newest first. */
  readonly runs: ScheduleRunConnection;
  /** Where it stands. */
  readonly status: ScheduleStatus;
  /** The time zone of the pattern. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
  /** Nothing is due after this time. */
  readonly until: Maybe<Scalars['DateTime']['output']>;
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** What is done at given times. */
export type ScheduleNextTimesArgs = {
  count?: InputMaybe<Scalars['Int']['input']>;
};


/** What is done at given times. */
export type ScheduleRunsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<ReadonlyArray<ScheduleRunStatus>>;
};

/** What of a schedule is to be different; what is absent stays as it is. */
export type ScheduleChangeInput = {
  /** What is done. Placeholders: `{{at}}`, `{{key}}`, `{{schedule}}`. */
  readonly action?: InputMaybe<ReactionInput>;
  /** For `skip`, with `misfire`: how late a time may be and is no missed one, in milliseconds. Default 60,000. */
  readonly graceMs?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to missed times, with `graceMs` and `most` as given beside it. */
  readonly misfire?: InputMaybe<MisfirePolicy>;
  /** For `fireAll`, with `misfire`: how many are made up for at most, 1 to 1,000. Default 100. */
  readonly most?: InputMaybe<Scalars['Int']['input']>;
  /** Unique among the schedules that have not ended; 1 to 100 letters, digits, spaces, dots, `_` and `-`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** What happens to a run while the one before goes on. */
  readonly overlap?: InputMaybe<OverlapPolicy>;
  /** When. */
  readonly timing?: InputMaybe<ScheduleTimingInput>;
};

/** A page of schedules. */
export type ScheduleConnection = {
  readonly __typename?: 'ScheduleConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ScheduleEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Schedule>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of schedules. */
export type ScheduleEdge = {
  readonly __typename?: 'ScheduleEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Schedule;
};

/** What `schedule.edit` carries. */
export type ScheduleEditEvent = {
  /** Any JSON. */
  readonly action?: InputMaybe<Scalars['JSON']['input']>;
  /** Any JSON. */
  readonly misfire?: InputMaybe<Scalars['JSON']['input']>;
  /** Text, 1 to 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** One of `skip`, `allow`, `queue`. */
  readonly overlap?: InputMaybe<Scalars['String']['input']>;
  /** Any JSON. */
  readonly timing?: InputMaybe<Scalars['JSON']['input']>;
};

/** An event of the chart `schedule`: exactly one. */
export type ScheduleEventInput =
  /** `schedule.delete`, which carries nothing. */
  { readonly delete: Signal; readonly edit?: never; readonly pause?: never; readonly resume?: never; readonly runNow?: never; }
  |  /** `schedule.edit`. */
  { readonly delete?: never; readonly edit: ScheduleEditEvent; readonly pause?: never; readonly resume?: never; readonly runNow?: never; }
  |  /** `schedule.pause`, which carries nothing. */
  { readonly delete?: never; readonly edit?: never; readonly pause: Signal; readonly resume?: never; readonly runNow?: never; }
  |  /** `schedule.resume`, which carries nothing. */
  { readonly delete?: never; readonly edit?: never; readonly pause?: never; readonly resume: Signal; readonly runNow?: never; }
  |  /** `schedule.runNow`, which carries nothing. */
  { readonly delete?: never; readonly edit?: never; readonly pause?: never; readonly resume?: never; readonly runNow: Signal; };

/** A schedule to be made. */
export type ScheduleInput = {
  /** What is done. Placeholders: `{{at}}`, `{{key}}`, `{{schedule}}`. */
  readonly action: ReactionInput;
  /** For `skip`: how late a time may be and is no missed one, in milliseconds. Default 60,000. */
  readonly graceMs?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to missed times. Default `fireOnce`. */
  readonly misfire?: InputMaybe<MisfirePolicy>;
  /** For `fireAll`: how many are made up for at most, 1 to 1,000. Default 100. */
  readonly most?: InputMaybe<Scalars['Int']['input']>;
  /** Unique among the schedules that have not ended; 1 to 100 letters, digits, spaces, dots, `_` and `-`. */
  readonly name: Scalars['String']['input'];
  /** What happens to a run while the one before goes on. Default `skip`. */
  readonly overlap?: InputMaybe<OverlapPolicy>;
  /** When. */
  readonly timing: ScheduleTimingInput;
};

/** Outcome of a request about a schedule. */
export type SchedulePayload = {
  readonly __typename?: 'SchedulePayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
  /** The schedule after the request; null on failure. */
  readonly schedule: Maybe<Schedule>;
};

/** A run of a schedule. */
export type ScheduleRun = {
  readonly __typename?: 'ScheduleRun';
  /** The actor that was started or sent to. */
  readonly actor: Maybe<Actor>;
  /** When it began. */
  readonly at: Scalars['DateTime']['output'];
  /** What came of it, nearest first; at most 500 things. */
  readonly consequences: ReadonlyArray<CausalLink>;
  /** When it ended, or let go of what it started. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed. */
  readonly error: Maybe<Scalars['JSON']['output']>;
  /** The time it was due. */
  readonly fireAt: Scalars['DateTime']['output'];
  /** Made of schedule and time: the same time is never run twice. */
  readonly key: Scalars['String']['output'];
  /** True when a person wanted it. */
  readonly manual: Scalars['Boolean']['output'];
  /** Kind of the action: `task`, `actor`, `publish`, `send`. */
  readonly reaction: Scalars['String']['output'];
  /** What became of it. */
  readonly status: ScheduleRunStatus;
  /** Durable address of what was started or sent to, or the topic that was published. */
  readonly target: Maybe<Scalars['String']['output']>;
};

/** A page of runs. */
export type ScheduleRunConnection = {
  readonly __typename?: 'ScheduleRunConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ScheduleRunEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<ScheduleRun>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of runs. */
export type ScheduleRunEdge = {
  readonly __typename?: 'ScheduleRunEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: ScheduleRun;
};

/** What became of a run of a schedule. */
export type ScheduleRunStatus =
  /** What it started has ended well. */
  | 'completed'
  /** What it started has failed, or could not be started. */
  | 'failed'
  /** A task or actor is being started. */
  | 'launching'
  /** An event was published. */
  | 'published'
  /** It waits for the run before. */
  | 'queued'
  /** An event was sent to an actor. */
  | 'sent'
  /** It went by, because the run before was still going on. */
  | 'skipped'
  /** A task or actor was started, and is followed unless runs may overlap. */
  | 'started';

/** Where a schedule stands. */
export type ScheduleStatus =
  /** Ended by a person. */
  | 'deleted'
  /** Nothing comes due any more. */
  | 'ended'
  /** Nothing comes due any more; something that it started still runs. */
  | 'finishing'
  /** Held by a person. */
  | 'paused'
  /** It waits for its next time. */
  | 'waiting';

/** When a schedule is due: exactly one of `cron`, `everyMs` and `at`. */
export type ScheduleTimingInput = {
  /** Once, at this time. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Five fields (minute hour day month weekday), six with seconds first, or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. */
  readonly cron?: InputMaybe<Scalars['String']['input']>;
  /** Every so many milliseconds, at least 1,000, counted from `from` or from now. */
  readonly everyMs?: InputMaybe<Scalars['Int']['input']>;
  /** Nothing is due before this time. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** IANA name of the time zone of the pattern, such as `Europe/Berlin`. Default UTC. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Nothing is due after this time. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Who gave a score. */
export type ScoreSource =
  /** A critic. */
  | 'review'
  /** Validation rules. */
  | 'validation';

/** Outcome of `sendEvent`. */
export type SendEventPayload = {
  readonly __typename?: 'SendEventPayload';
  /** The actor after the turn; null on failure. */
  readonly actor: Maybe<Actor>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** An event to be sent to an actor. */
export type SendReactionInput = {
  /** An event with a `type` that the actor's chart takes from outside; may hold placeholders. Default: `bus.event` with `event` (its id), `topic`, `payload` and `cause`. */
  readonly event?: InputMaybe<Scalars['JSON']['input']>;
  /** Durable address of the actor. */
  readonly to: Scalars['String']['input'];
};

/** Who sent a message. */
export type SenderType =
  /** An agent. */
  | 'agent'
  /** The conversation's supervisor. */
  | 'supervisor'
  /** Statehouse itself. */
  | 'system'
  /** A person. */
  | 'user';

/** An event that carries nothing. */
export type Signal =
  /** Send it. */
  | 'send';

/** How many subtasks stand at one stage. */
export type StageCount = {
  readonly __typename?: 'StageCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** The stage. */
  readonly stage: SubtaskStage;
};

/** An actor to start. */
export type StartActorInput = {
  /** Machine id of the chart. */
  readonly chart: Scalars['String']['input'];
  /** The part of the address after `chart/`: letters, digits, `-`, `_`. A new one when absent. An actor that exists already is left as it is. */
  readonly id?: InputMaybe<Scalars['String']['input']>;
  /** Input, as the chart's `inputSchema` says. */
  readonly input?: InputMaybe<Scalars['JSON']['input']>;
};

/** Outcome of `startActor`. */
export type StartActorPayload = {
  readonly __typename?: 'StartActorPayload';
  /** The actor after its first turn; null on failure. */
  readonly actor: Maybe<Actor>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
};

/** The conversation's status changed. */
export type StatusChanged = ConversationEvent & {
  readonly __typename?: 'StatusChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The conversation as it is now, which may be later than the event. */
  readonly conversation: Maybe<Conversation>;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Why, when a reason was given. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The status it took. */
  readonly status: ConversationStatus;
};

/** Outcome of `submitTask`. */
export type SubmitTaskPayload = {
  readonly __typename?: 'SubmitTaskPayload';
  /** A place right before the task: a stream that resumes here misses nothing of it. Null on failure. */
  readonly cursor: Maybe<Scalars['Cursor']['output']>;
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The new task; null on failure. */
  readonly task: Maybe<Task>;
};

/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** An event after each committed turn of an actor, or of every actor of a tree. One of `address` and `root`, or neither for all actors. */
  readonly actorChanged: ActorEvent;
  /** What happens in one conversation. */
  readonly conversationEvents: ConversationEvent;
  /** The agents of a crew and its queues, as they change. */
  readonly crewEvents: CrewEvent;
  /** Events of the bus as they are published. */
  readonly events: BusStreamEvent;
  /** Questions to people as they are asked and settled, over all actors. */
  readonly inbox: InboxEvent;
  /** The journal as it grows, of one actor, of a tree, or of everything. */
  readonly journalTail: JournalEvent;
  /** The log as it grows. */
  readonly logTail: LogEvent;
  /** Dead letters, alerts of safeguards, emergency stops and resets, model providers that come and go. Dead letters and alerts resume exactly; the others are not recorded, so that a resumed stream begins with a `GapMarker` and then tells what is different. */
  readonly system: SystemEvent;
  /** What happens in one task: its status, plan, subtasks, outputs, reviews, validation, progress, questions and result. The words of its models stream through `tokens(root:)`. */
  readonly taskEvents: TaskEvent;
  /** Tasks that are handed in, change their status or progress, over all tasks. */
  readonly tasksChanged: TaskEvent;
  /** What models are saying, as it streams. Not stored: what has streamed of each running effect comes first, and `after` leaves out what was already received of it. */
  readonly tokens: TokenEvent;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionActorChangedArgs = {
  address?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  root?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionConversationEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionCrewEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  crew?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  pattern?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionInboxArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionJournalTailArgs = {
  address?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  root?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionLogTailArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<LogFilter>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionSystemArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionTaskEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionTasksChangedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/**
 * Everything that can be followed live over graphql-ws. Each event carries a `cursor`; `after` resumes right behind it,
 * also after the server was killed: every later event once, in order, or a `GapMarker` that says what was missed.
 * Without `after` a subscription begins now.
 */
export type SubscriptionTokensArgs = {
  address?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  root?: InputMaybe<Scalars['String']['input']>;
};

/** A piece of a task's plan. */
export type Subtask = {
  readonly __typename?: 'Subtask';
  /** Its actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** Key of the agent that has or had it. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** Tries so far. */
  readonly attempt: Scalars['Int']['output'];
  /** What it may use and has used; the limits of its task hold as well. */
  readonly budget: Maybe<Budget>;
  /** What its agent must be able to do. */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  /** When it was begun. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Keys of the subtasks whose outputs it needs. */
  readonly dependsOn: ReadonlyArray<Scalars['String']['output']>;
  /** What is to be done. */
  readonly description: Scalars['String']['output'];
  /** Why its last try failed; null when it did not. */
  readonly error: Maybe<TaskFailure>;
  /** How long it was expected to take, in seconds. */
  readonly estimatedSeconds: Scalars['Float']['output'];
  /** When it ended; null while it goes on. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who handed it over to whom, the first one first. */
  readonly handoffs: ReadonlyArray<Handoff>;
  /** How often it was begun; above 1 after a retry by a person. */
  readonly incarnation: Scalars['Int']['output'];
  /** Its name within its task, in kebab-case. */
  readonly key: Scalars['String']['output'];
  /** Place in the plan, from 1. */
  readonly ordinal: Scalars['Int']['output'];
  /** The outputs of its tries, the last one last. */
  readonly outputs: ReadonlyArray<SubtaskOutput>;
  /** From 0 (may wait) to 10 (urgent). */
  readonly priority: Scalars['Float']['output'];
  /** Why it stands there, when there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** What critics said of the outputs of its tries, the last one last. */
  readonly reviews: ReadonlyArray<Review>;
  /** Tries that went somewhere else than planned. */
  readonly routes: ReadonlyArray<SubtaskRoute>;
  /** Where it stands. */
  readonly stage: SubtaskStage;
  /** When an agent began its work last; null before that. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** How strong a model it needs. */
  readonly tier: Scalars['String']['output'];
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** What validation rules found in the outputs of its tries, the last one last. */
  readonly validationReports: ReadonlyArray<ValidationReport>;
};

/** A subtask went from one stage to another. */
export type SubtaskChanged = TaskEvent & {
  readonly __typename?: 'SubtaskChanged';
  /** Key of the agent that has it. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Tries of the work itself so far. */
  readonly attempt: Scalars['Int']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Why its last try failed; null when it did not. */
  readonly error: Maybe<TaskFailure>;
  /** Name of the subtask within its task. */
  readonly key: Scalars['String']['output'];
  /** Why, when there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly stage: SubtaskStage;
  /** The subtask as it is now, which may be later than the event; null when a new plan has done away with it. */
  readonly subtask: Maybe<Subtask>;
};

/** A subtask was begun, or begun again by a retry. */
export type SubtaskCreated = TaskEvent & {
  readonly __typename?: 'SubtaskCreated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** From 1; each retry by a person begins a new one. */
  readonly incarnation: Scalars['Int']['output'];
  /** Name of the subtask within its task. */
  readonly key: Scalars['String']['output'];
  /** The subtask as it is now, which may be later than the event; null when a new plan has done away with it. */
  readonly subtask: Maybe<Subtask>;
};

/** An event of the chart `subtask`: exactly one. */
export type SubtaskEventInput =
  /** `subtask.interject`. */
  { readonly interject: SubtaskInterjectEvent; readonly reassign?: never; readonly restart?: never; }
  |  /** `subtask.reassign`. */
  { readonly interject?: never; readonly reassign: SubtaskReassignEvent; readonly restart?: never; }
  |  /** `subtask.restart`. */
  { readonly interject?: never; readonly reassign?: never; readonly restart: SubtaskRestartEvent; };

/** What `subtask.interject` carries. */
export type SubtaskInterjectEvent = {
  /** Text, at most 200 characters. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Text, 1 to 2000 characters. */
  readonly text: Scalars['String']['input'];
};

/** The output of one try of a subtask. */
export type SubtaskOutput = {
  readonly __typename?: 'SubtaskOutput';
  /** Key of the agent. */
  readonly agent: Scalars['String']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Tokens written by models. */
  readonly completionTokens: Scalars['Int']['output'];
  /** What it cost, in US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** When it was given. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The output as JSON, when it is JSON. */
  readonly data: Maybe<Scalars['JSON']['output']>;
  /** The lessons of earlier reviews for its prompt; null when none were looked for. */
  readonly lessons: Maybe<AttemptLessons>;
  /** The model that answered; empty when it is not known. */
  readonly model: Scalars['String']['output'];
  /** The output. */
  readonly output: Scalars['String']['output'];
  /** Tokens read by models. */
  readonly promptTokens: Scalars['Int']['output'];
  /** Version of the prompt. */
  readonly promptVersion: Scalars['String']['output'];
  /** True when the rehearsal model spoke. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** The tool calls: `name`, `arguments`, `result`, `failed`. */
  readonly toolCalls: Scalars['JSON']['output'];
};

/** An agent has given an output; it may yet be reviewed and refused. */
export type SubtaskProduced = TaskEvent & {
  readonly __typename?: 'SubtaskProduced';
  /** Key of the agent. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Name of the subtask within its task. */
  readonly key: Scalars['String']['output'];
  /** The output; null when a later begin of the subtask has replaced it. */
  readonly output: Maybe<SubtaskOutput>;
  /** The subtask as it is now, which may be later than the event; null when a new plan has done away with it. */
  readonly subtask: Maybe<Subtask>;
};

/** What `subtask.reassign` carries. */
export type SubtaskReassignEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What `subtask.restart` carries. */
export type SubtaskRestartEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** A critic has scored an output. */
export type SubtaskReviewed = TaskEvent & {
  readonly __typename?: 'SubtaskReviewed';
  /** Whether it was good enough. */
  readonly accepted: Scalars['Boolean']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Name of the subtask within its task. */
  readonly key: Scalars['String']['output'];
  /** From 0 to 1. */
  readonly score: Scalars['Float']['output'];
  /** The subtask as it is now, which may be later than the event; null when a new plan has done away with it. */
  readonly subtask: Maybe<Subtask>;
};

/** A try of a subtask that went somewhere else than planned. */
export type SubtaskRoute = {
  readonly __typename?: 'SubtaskRoute';
  /** True when a person was asked first. */
  readonly askPerson: Scalars['Boolean']['output'];
  /** Which try, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Keys of the agents that were passed over while another could do it. */
  readonly avoid: ReadonlyArray<Scalars['String']['output']>;
  /** When it was decided. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The queue that it went to. */
  readonly queue: Scalars['String']['output'];
  /** The model tier that it went to. */
  readonly tier: Scalars['String']['output'];
  /** Why, in sentences. */
  readonly why: ReadonlyArray<Scalars['String']['output']>;
};

/** Where a subtask stands. */
export type SubtaskStage =
  /** An agent has it. */
  | 'assigned'
  /** Waits for its prerequisites. */
  | 'blocked'
  /** Ended by a person. */
  | 'cancelled'
  /** Done. */
  | 'completed'
  /** Every try failed. */
  | 'failed'
  /** Held by a person. */
  | 'paused'
  /** Waits for an agent. */
  | 'queued'
  /** Its prerequisites are complete. */
  | 'ready'
  /** Failed; another try waits a while. */
  | 'retrying'
  /** The output is checked. */
  | 'reviewing'
  /** The agent works. */
  | 'running'
  /** A prerequisite failed. */
  | 'skipped'
  /** A person decides about its output. */
  | 'waitingOnHuman';

/** What a supervisor does when a policy matches. */
export type SupervisionAction =
  /** Ask a person. */
  | 'escalate'
  /** Break into the agent's speech with the text of the policy. */
  | 'interject'
  /** Pause the agent. */
  | 'pause'
  /** Restart the agent. */
  | 'restart';

/** One policy of the conversation's supervisor. */
export type SupervisionPolicyInput = {
  /** What to do when it appears. */
  readonly action: SupervisionAction;
  /** Text to look for in what streams and in messages, in any case. */
  readonly pattern: Scalars['String']['input'];
  /** What to say to the agent or the person. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** Who begins anew when an agent of a crew fails, as with supervisors in OTP. What they worked on is taken over in the same try. */
export type SupervisionStrategy =
  /** All agents of the crew. */
  | 'oneForAll'
  /** The agent that failed. */
  | 'oneForOne'
  /** The agent that failed and those that joined after it. */
  | 'restForOne';

/** The supervisor acted on one of its policies. */
export type SupervisorActed = ConversationEvent & {
  readonly __typename?: 'SupervisorActed';
  /** What it did. */
  readonly action: SupervisionAction;
  /** The agent that it acted on. */
  readonly agent: Maybe<Agent>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Key of the persona that it acted on. */
  readonly persona: Scalars['String']['output'];
  /** Id of the policy. */
  readonly policy: Scalars['String']['output'];
};

/** An event of the chart `supervisor`: exactly one. */
export type SupervisorEventInput =
  /** `supervisor.drain`, which carries nothing. */
  { readonly drain: Signal; readonly pause?: never; readonly resume?: never; }
  |  /** `supervisor.pause`, which carries nothing. */
  { readonly drain?: never; readonly pause: Signal; readonly resume?: never; }
  |  /** `supervisor.resume`, which carries nothing. */
  { readonly drain?: never; readonly pause?: never; readonly resume: Signal; };

/** Something that concerns the whole server. */
export type SystemEvent = {
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** The score of one option. */
export type TallyEntry = {
  readonly __typename?: 'TallyEntry';
  /** Key of the option. */
  readonly option: Scalars['String']['output'];
  /** Votes, points or pairwise wins, by the rule in force. */
  readonly score: Scalars['Float']['output'];
};

/** A task from its description to its result. */
export type Task = Node & {
  readonly __typename?: 'Task';
  /** Its actor. */
  readonly actor: Maybe<Actor>;
  /** Durable address of its actor. */
  readonly address: Scalars['String']['output'];
  /** What it and its subtasks may use and have used. */
  readonly budget: Maybe<Budget>;
  /** What caused it, nearest first, up to the first link; empty when a person handed it in. */
  readonly causes: ReadonlyArray<CausalLink>;
  /** Tokens written by models. */
  readonly completionTokens: Scalars['Int']['output'];
  /** What it cost, in US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** When it was handed in. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What is to be done. */
  readonly description: Scalars['String']['output'];
  /** Why it failed; null unless it did. */
  readonly failure: Maybe<TaskFailure>;
  /** The files that its agents have written, by path. */
  readonly files: ReadonlyArray<TaskFile>;
  /** Folder of these files on the machine of the server; null when there are none. */
  readonly filesFolder: Maybe<Scalars['String']['output']>;
  /** When it ended; null while it goes on. */
  readonly finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many of them have ended. */
  readonly finishedCount: Scalars['Int']['output'];
  /** Share of the estimated work that is finished, 0 to 1. */
  readonly fraction: Scalars['Float']['output'];
  /** The dependency graph of its subtasks or, before they are begun, of its plan; null before there is a plan. */
  readonly graph: Maybe<TaskGraph>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The options in force, defaults filled in. */
  readonly options: Scalars['JSON']['output'];
  /** The plan: `summary` and `subtasks`; null before there is one. */
  readonly plan: Maybe<Scalars['JSON']['output']>;
  /** What was wrong with the model's plan when the fallback stands in for it. */
  readonly planProblems: ReadonlyArray<Scalars['String']['output']>;
  /** Version of the prompt that asked for the plan; null for one of a person. */
  readonly planPromptVersion: Maybe<Scalars['String']['output']>;
  /** Counts plans; one that a person edits is the next. */
  readonly planRevision: Scalars['Int']['output'];
  /** Where the plan came from. */
  readonly planSource: Maybe<PlanSource>;
  /** How far it is, and how long it may still take. */
  readonly progress: TaskProgress;
  /** Tokens read by models. */
  readonly promptTokens: Scalars['Int']['output'];
  /** Why it stands there, when there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** True when the rehearsal model spoke for any of it. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** The result in words. */
  readonly result: Maybe<Scalars['String']['output']>;
  /** False when the result is what there was when the task failed; null while there is none. */
  readonly resultComplete: Maybe<Scalars['Boolean']['output']>;
  /** What each subtask gave, by its key. */
  readonly resultData: Maybe<Scalars['JSON']['output']>;
  /** Where it stands. */
  readonly status: TaskStatus;
  /** Who handed it in. */
  readonly submittedBy: Scalars['String']['output'];
  /** How many subtasks there are. */
  readonly subtaskCount: Scalars['Int']['output'];
  /** The subtasks in the order of the plan; none before it is begun. */
  readonly subtasks: ReadonlyArray<Subtask>;
  /** What was done and found, in short. */
  readonly summary: Maybe<Scalars['String']['output']>;
  /** When it changed last. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** What validation found in its outputs and its result. */
  readonly validationReport: TaskValidationReport;
};

/** What `task.approvePlan` carries. */
export type TaskApprovePlanEvent = {
  /** Text, at most 200 characters. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
};

/** What `task.cancel` carries. */
export type TaskCancelEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** A task has a result. */
export type TaskConcluded = TaskEvent & {
  readonly __typename?: 'TaskConcluded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** False when subtasks are missing from it. */
  readonly complete: Scalars['Boolean']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The task as it is now, which may be later than the event. */
  readonly task: Task;
};

/** A page of tasks. */
export type TaskConnection = {
  readonly __typename?: 'TaskConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<TaskEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Task>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of tasks. */
export type TaskEdge = {
  readonly __typename?: 'TaskEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Task;
};

/** What `task.editPlan` carries. */
export type TaskEditPlanEvent = {
  /** Text, at most 200 characters. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** An object. */
  readonly plan: Scalars['JSON']['input'];
};

/** Something that happened in a task. */
export type TaskEvent = {
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** An event of the chart `task`: exactly one. */
export type TaskEventInput =
  /** `task.approvePlan`. */
  { readonly approvePlan: TaskApprovePlanEvent; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan?: never; readonly resume?: never; readonly retry?: never; }
  |  /** `task.cancel`. */
  { readonly approvePlan?: never; readonly cancel: TaskCancelEvent; readonly editPlan?: never; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan?: never; readonly resume?: never; readonly retry?: never; }
  |  /** `task.editPlan`. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan: TaskEditPlanEvent; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan?: never; readonly resume?: never; readonly retry?: never; }
  |  /** `task.extendBudget`. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget: TaskExtendBudgetEvent; readonly pause?: never; readonly rejectPlan?: never; readonly resume?: never; readonly retry?: never; }
  |  /** `task.pause`. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget?: never; readonly pause: TaskPauseEvent; readonly rejectPlan?: never; readonly resume?: never; readonly retry?: never; }
  |  /** `task.rejectPlan`. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan: TaskRejectPlanEvent; readonly resume?: never; readonly retry?: never; }
  |  /** `task.resume`, which carries nothing. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan?: never; readonly resume: Signal; readonly retry?: never; }
  |  /** `task.retry`. */
  { readonly approvePlan?: never; readonly cancel?: never; readonly editPlan?: never; readonly extendBudget?: never; readonly pause?: never; readonly rejectPlan?: never; readonly resume?: never; readonly retry: TaskRetryEvent; };

/** What `task.extendBudget` carries. */
export type TaskExtendBudgetEvent = {
  /** Text, at most 200 characters. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** Number. */
  readonly costUsd?: InputMaybe<Scalars['Float']['input']>;
  /** Whole number, at least 1. */
  readonly modelCalls?: InputMaybe<Scalars['Int']['input']>;
  /** Whole number, at least 1. */
  readonly tokens?: InputMaybe<Scalars['Int']['input']>;
  /** Whole number, at least 1. */
  readonly turns?: InputMaybe<Scalars['Int']['input']>;
  /** Number, at most 2592000. */
  readonly wallClockSeconds?: InputMaybe<Scalars['Float']['input']>;
};

/** Why a task or subtask did not succeed. */
export type TaskFailure = {
  readonly __typename?: 'TaskFailure';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** What happened and what to do. */
  readonly message: Scalars['String']['output'];
  /** Key of the subtask at fault, when there is one. */
  readonly subtask: Maybe<Scalars['String']['output']>;
};

/** A file in the folder of a task, as it was written last. */
export type TaskFile = {
  readonly __typename?: 'TaskFile';
  /** Key of the agent that wrote it. */
  readonly agent: Scalars['String']['output'];
  /** Its length. */
  readonly bytes: Scalars['Int']['output'];
  /** Relative to the folder. */
  readonly path: Scalars['String']['output'];
  /** SHA-256 of its content, in hexadecimal digits. */
  readonly sha256: Scalars['String']['output'];
  /** Key of the subtask that wrote it. */
  readonly subtask: Scalars['String']['output'];
  /** When it was written. */
  readonly writtenAt: Scalars['DateTime']['output'];
};

/** What depends on what in a task. */
export type TaskGraph = {
  readonly __typename?: 'TaskGraph';
  /** Keys along the chain that takes longest by the estimates. */
  readonly criticalPath: ReadonlyArray<Scalars['String']['output']>;
  /** Its length in seconds: no crew, however large, is faster by the estimates. */
  readonly criticalSeconds: Scalars['Float']['output'];
  /** From each subtask to those that need its output. */
  readonly edges: ReadonlyArray<GraphEdge>;
  /** Keys in layers: those of the first need nothing, those of each next one only earlier layers. */
  readonly layers: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
  /** The subtasks in the order of the plan. */
  readonly nodes: ReadonlyArray<GraphNode>;
};

/** Something else of note in a task: a hand-over, a takeover, a route, an interjection, a file, a decided tool call, its budget, an alert. */
export type TaskNoted = TaskEvent & {
  readonly __typename?: 'TaskNoted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The fact, without what the rows hold. */
  readonly fact: Scalars['JSON']['output'];
  /** The fact's type, such as `subtask.handedOff`. */
  readonly kind: Scalars['String']['output'];
  /** Name of the subtask within its task; null when it is about none. */
  readonly subtaskKey: Maybe<Scalars['String']['output']>;
  /** The fact in words. */
  readonly text: Scalars['String']['output'];
};

/** What `task.pause` carries. */
export type TaskPauseEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of a request to a task. */
export type TaskPayload = {
  readonly __typename?: 'TaskPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
  /** The task after the request; null on failure. */
  readonly task: Maybe<Task>;
};

/** A plan lies before the task. */
export type TaskPlanned = TaskEvent & {
  readonly __typename?: 'TaskPlanned';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Counts plans; one that a person edits is the next. */
  readonly revision: Scalars['Int']['output'];
  /** Where it came from. */
  readonly source: PlanSource;
  /** The task as it is now, which may be later than the event. */
  readonly task: Task;
};

/** How far a task is. */
export type TaskProgress = {
  readonly __typename?: 'TaskProgress';
  /** Seconds since it was handed in, up to its end. */
  readonly elapsedSeconds: Scalars['Float']['output'];
  /** How many of them have ended. */
  readonly finished: Scalars['Int']['output'];
  /** Share of the estimated work that is finished, 0 to 1. */
  readonly fraction: Scalars['Float']['output'];
  /** What a second of estimate has taken so far; 1 before anything has finished. */
  readonly pace: Scalars['Float']['output'];
  /** Seconds along the longest chain of what is left, at that pace; 0 at the end, null before there are subtasks. Waits for people and for busy agents come on top. */
  readonly remainingSeconds: Maybe<Scalars['Float']['output']>;
  /** How many subtasks stand where. */
  readonly stages: ReadonlyArray<StageCount>;
  /** How many subtasks there are. */
  readonly total: Scalars['Int']['output'];
};

/** How far a task is. */
export type TaskProgressed = TaskEvent & {
  readonly __typename?: 'TaskProgressed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Tokens written by models so far. */
  readonly completionTokens: Scalars['Int']['output'];
  /** What it cost so far, in US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** How many of them have ended. */
  readonly finished: Scalars['Int']['output'];
  /** Share of the estimated work that is finished, 0 to 1. */
  readonly fraction: Scalars['Float']['output'];
  /** Tokens read by models so far. */
  readonly promptTokens: Scalars['Int']['output'];
  /** True when the rehearsal model spoke for any of it. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** The task as it is now, which may be later than the event. */
  readonly task: Task;
  /** How many subtasks there are. */
  readonly total: Scalars['Int']['output'];
};

/** A task to be submitted. */
export type TaskReactionInput = {
  /** As for `submitTask`; may hold placeholders. */
  readonly description: Scalars['String']['input'];
  /** As for `submitTask`. */
  readonly options?: InputMaybe<Scalars['JSON']['input']>;
};

/** What `task.rejectPlan` carries. */
export type TaskRejectPlanEvent = {
  /** Text, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What `task.retry` carries. */
export type TaskRetryEvent = {
  /** One of `subtask`, `fromHere`. Default `subtask`. */
  readonly scope?: InputMaybe<Scalars['String']['input']>;
  /** Text, at least 1 characters. */
  readonly subtask: Scalars['String']['input'];
};

/** Where a task stands. */
export type TaskStatus =
  /** Subtasks are carried out. */
  | 'active'
  /** The outputs are put together. */
  | 'aggregating'
  /** The plan waits for a person. */
  | 'awaitingApproval'
  /** Ended by a person. */
  | 'cancelled'
  /** Done. */
  | 'completed'
  /** A plan is being made. */
  | 'decomposing'
  /** It did not succeed; `failure` says why. What is done is kept. */
  | 'failed'
  /** Held by a person. */
  | 'paused'
  /** Handed in. */
  | 'pending'
  /** The result is checked. */
  | 'validating'
  /** A subtask waits for a person. */
  | 'waitingOnHuman';

/** A task went from one status to another. */
export type TaskStatusChanged = TaskEvent & {
  readonly __typename?: 'TaskStatusChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Why it failed; null unless it did. */
  readonly failure: Maybe<TaskFailure>;
  /** Why, when there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly status: TaskStatus;
  /** The task as it is now, which may be later than the event. */
  readonly task: Task;
};

/** A task was handed in. */
export type TaskSubmitted = TaskEvent & {
  readonly __typename?: 'TaskSubmitted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The task as it is now, which may be later than the event. */
  readonly task: Task;
};

/** What validation found in a task: in the outputs of its subtasks and in its result. */
export type TaskValidationReport = {
  readonly __typename?: 'TaskValidationReport';
  /** Whether the newest report of each subtask and of the result passed. */
  readonly passed: Scalars['Boolean']['output'];
  /** What they found wrong. */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  /** Every report, oldest first. */
  readonly reports: ReadonlyArray<ValidationReport>;
  /** The newest report on the result of the task; null before there is one. */
  readonly result: Maybe<ValidationReport>;
  /** Mean score of those reports, 0 to 1; null when nothing was validated. */
  readonly score: Maybe<Scalars['Float']['output']>;
};

/** Outcome of `testAgent`. */
export type TestAgentPayload = {
  readonly __typename?: 'TestAgentPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The recorded model call; null on failure. */
  readonly modelCall: Maybe<ModelCall>;
  /** True when the rehearsal model spoke. */
  readonly rehearsal: Maybe<Scalars['Boolean']['output']>;
  /** What the agent said; null on failure. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** Outcome of `testNotification`. */
export type TestNotificationPayload = {
  readonly __typename?: 'TestNotificationPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** What came of it; null on failure. */
  readonly test: Maybe<NotificationTest>;
};

/** A durable delay. */
export type Timer = Node & {
  readonly __typename?: 'Timer';
  /** Durable address of the actor that armed it. */
  readonly address: Scalars['String']['output'];
  /** When it fires. */
  readonly due: Scalars['DateTime']['output'];
  /** The event. */
  readonly event: Scalars['JSON']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its id within the actor. */
  readonly name: Scalars['String']['output'];
  /** Durable address of the actor that gets the event. */
  readonly target: Scalars['String']['output'];
};

/** Part of what a model is saying. */
export type TokenDelta = {
  readonly __typename?: 'TokenDelta';
  /** Durable address of the actor that asked. */
  readonly address: Scalars['String']['output'];
  /** Try of the effect; a higher one starts the text anew. */
  readonly attempt: Scalars['Int']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The new text. */
  readonly delta: Scalars['String']['output'];
  /** Durable address of the effect: the model call's idempotency key. */
  readonly effect: Scalars['String']['output'];
  /** True on the last part of a try. */
  readonly end: Scalars['Boolean']['output'];
  /** Length of all text before `delta`, in UTF-16 units. */
  readonly offset: Scalars['Int']['output'];
  /** Durable address of the root of its tree. */
  readonly root: Scalars['String']['output'];
};

/** Part of what a model is saying, or a gap. */
export type TokenEvent = GapMarker | TokenDelta;

/** What model calls used. */
export type Totals = {
  readonly __typename?: 'Totals';
  /** Model calls; null where they were not counted. */
  readonly calls: Maybe<Scalars['Int']['output']>;
  /** Tokens of replies. */
  readonly completionTokens: Scalars['Int']['output'];
  /** Cost in US dollars by the configured price table; 0 for local models. */
  readonly costUsd: Scalars['Float']['output'];
  /** Messages in the transcript. */
  readonly messages: Scalars['Int']['output'];
  /** Tokens of requests. */
  readonly promptTokens: Scalars['Int']['output'];
};

/** The acknowledgement of an event: its turn is committed. */
export type TurnReceipt = {
  readonly __typename?: 'TurnReceipt';
  /** Durable address of the actor. */
  readonly address: Scalars['String']['output'];
  /** The commit position right behind the turn, for `after` of a subscription. */
  readonly cursor: Scalars['Cursor']['output'];
  /** True when an earlier request with the same idempotency key had done it. */
  readonly duplicate: Scalars['Boolean']['output'];
  /** Number of the turn. */
  readonly seq: Scalars['Int']['output'];
  /** State value after the turn. */
  readonly state: Scalars['JSON']['output'];
  /** The actor's status after the turn. */
  readonly status: ActorStatus;
};

/** An event of one of the charts that come with Statehouse: exactly one of them. */
export type TypedEventInput =
  /** An event of the chart `agent`. */
  { readonly agent: AgentEventInput; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `ballot`. */
  { readonly agent?: never; readonly ballot: BallotEventInput; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `circuit-breaker`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker: CircuitBreakerEventInput; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `clarification`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification: ClarificationEventInput; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `conversation`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation: ConversationEventInput; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `coordinator`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator: CoordinatorEventInput; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `crew`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew: CrewEventInput; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `event-bus`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus: EventBusEventInput; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `notification`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification: NotificationEventInput; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `orchestrator`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator: OrchestratorEventInput; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `overseer`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer: OverseerEventInput; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `schedule`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule: ScheduleEventInput; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `subtask`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask: SubtaskEventInput; readonly supervisor?: never; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `supervisor`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor: SupervisorEventInput; readonly task?: never; readonly worker?: never; }
  |  /** An event of the chart `task`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task: TaskEventInput; readonly worker?: never; }
  |  /** An event of the chart `worker`. */
  { readonly agent?: never; readonly ballot?: never; readonly circuitBreaker?: never; readonly clarification?: never; readonly conversation?: never; readonly coordinator?: never; readonly crew?: never; readonly eventBus?: never; readonly notification?: never; readonly orchestrator?: never; readonly overseer?: never; readonly schedule?: never; readonly subtask?: never; readonly supervisor?: never; readonly task?: never; readonly worker: WorkerEventInput; };

/** It cannot be done now and may be later: an emergency stop, no model, no database. */
export type UnavailableError = UserError & {
  readonly __typename?: 'UnavailableError';
  /** Stable code. */
  readonly code: Scalars['String']['output'];
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Least milliseconds to wait; null when not known. */
  readonly retryAfterMs: Maybe<Scalars['Int']['output']>;
};

/** How urgent a question is. */
export type Urgency =
  /** The asker waits until it is answered. */
  | 'harsh'
  /** The asker goes on with its assumption and takes the answer when it comes. */
  | 'soft';

/** The conversation used more tokens. */
export type UsageChanged = ConversationEvent & {
  readonly __typename?: 'UsageChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** What the conversation used up to this event. */
  readonly totals: Totals;
};

/** Something that was expected to be able to fail and did. */
export type UserError = {
  /** Stable code, such as `conversation.ended`. */
  readonly code: Scalars['String']['output'];
  /** What happened and what to do, for people. */
  readonly message: Scalars['String']['output'];
  /** The part of the input that it is about; null when it is about all of it. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** One finding of a check; a check that fails may have several. */
export type ValidationCheck = {
  readonly __typename?: 'ValidationCheck';
  /** Findings of the parts of an `any` or a `not`. */
  readonly causes: Scalars['JSON']['output'];
  /** Where in the rules it stands; empty for the whole of them. */
  readonly check: Scalars['String']['output'];
  /** The words or values that show it. */
  readonly evidence: Maybe<Scalars['JSON']['output']>;
  /** What was found and, when it failed, what was expected. */
  readonly message: Scalars['String']['output'];
  /** What people call the check. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** What follows when it fails: `warn`, `retry`, `route` or `fail`. */
  readonly onFail: Scalars['String']['output'];
  /** Whether it passed. */
  readonly passed: Scalars['Boolean']['output'];
  /** Where in the output. */
  readonly path: Maybe<Scalars['String']['output']>;
  /** `error` or `warning`. */
  readonly severity: Scalars['String']['output'];
  /** The strategy; see `validationStrategies`. */
  readonly strategy: Scalars['String']['output'];
  /** True when the check could not be made. */
  readonly undecided: Scalars['Boolean']['output'];
};

/** What validation rules found in one output. */
export type ValidationReport = {
  readonly __typename?: 'ValidationReport';
  /** What followed: `accept`, `warn`, `retry`, `route` or `fail`. */
  readonly action: Scalars['String']['output'];
  /** Which try of the subtask; for the result of the task, the turn that it belongs to. */
  readonly attempt: Scalars['Int']['output'];
  /** Every check that was made. */
  readonly checks: ReadonlyArray<ValidationCheck>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How long it took. */
  readonly durationMs: Scalars['Float']['output'];
  /** Whether no rule of severity `error` was broken. */
  readonly passed: Scalars['Boolean']['output'];
  /** What was wrong, in words that its author can act on. */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  /** 0 to 1. */
  readonly score: Scalars['Float']['output'];
  /** Checks that were left out: `check`, `strategy`, `reason`. */
  readonly skipped: Scalars['JSON']['output'];
  /** Key of the subtask; null for the result of the task. */
  readonly subtask: Maybe<Scalars['String']['output']>;
};

/** A way to validate outputs. */
export type ValidationStrategy = {
  readonly __typename?: 'ValidationStrategy';
  /** One that does not. */
  readonly bad: Scalars['JSON']['output'];
  /** An output that passes, with the `params` for it. */
  readonly good: Scalars['JSON']['output'];
  /** `pure`: costs nothing; `model`: asks a model; `combinator`: holds other checks. */
  readonly kind: Scalars['String']['output'];
  /** JSON Schema of its `params`. */
  readonly parameters: Scalars['JSON']['output'];
  /** Its name, for `strategy` in validation rules. */
  readonly strategy: Scalars['String']['output'];
  /** What it checks. */
  readonly summary: Scalars['String']['output'];
};

/** Who is asking. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Name of the token, or `local` without configured tokens. */
  readonly name: Scalars['String']['output'];
  /** What the caller may do. */
  readonly role: Role;
};

/** One vote. */
export type Vote = Node & {
  readonly __typename?: 'Vote';
  /** The agent that voted; null for a person. */
  readonly agent: Maybe<Agent>;
  /** Keys of options that the voter could live with. */
  readonly approvals: ReadonlyArray<Scalars['String']['output']>;
  /** When it was cast. */
  readonly at: Scalars['DateTime']['output'];
  /** The ballot. */
  readonly ballot: Ballot;
  /** Key of the chosen option; null for an abstention. */
  readonly choice: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** A reasoned objection; null when there is none. */
  readonly objection: Maybe<Scalars['String']['output']>;
  /** Keys of options from best to worst. */
  readonly ranking: ReadonlyArray<Scalars['String']['output']>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** True when the rehearsal model cast it. */
  readonly rehearsal: Scalars['Boolean']['output'];
  /** Persona key, or name of a person. */
  readonly voter: Scalars['String']['output'];
  /** Weight of the vote. */
  readonly weight: Scalars['Float']['output'];
};

/** A vote was cast. */
export type VoteCast = ConversationEvent & {
  readonly __typename?: 'VoteCast';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The vote. */
  readonly vote: Vote;
};

/** One page of votes. */
export type VoteConnection = {
  readonly __typename?: 'VoteConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<VoteEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Vote>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of votes. */
export type VoteEdge = {
  readonly __typename?: 'VoteEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Vote;
};

/** Someone who may vote. */
export type Voter = {
  readonly __typename?: 'Voter';
  /** Name for people. */
  readonly name: Scalars['String']['output'];
  /** Persona key, or name of a person. */
  readonly voter: Scalars['String']['output'];
  /** Weight of the vote. */
  readonly weight: Scalars['Float']['output'];
};

/** The weight of one voter. */
export type VoterWeightInput = {
  /** Persona key, or name of a person. */
  readonly voter: Scalars['String']['input'];
  /** Weight, 0 to 1,000. */
  readonly weight: Scalars['Float']['input'];
};

/** What a task does whose budget is used up. */
export type WhenExhausted =
  /** It asks a person for more, and waits. */
  | 'askPerson'
  /** It fails; the outputs of its subtasks are kept. */
  | 'fail';

/** What came to pass with a piece of work. */
export type WorkChange =
  /** An agent has it. */
  | 'assigned'
  /** It needs no agent any more. */
  | 'left'
  /** It waits for an agent. */
  | 'queued';

/** A piece of work began to wait, was given to an agent, or left. */
export type WorkChanged = CrewEvent & {
  readonly __typename?: 'WorkChanged';
  /** Durable address of the actor that asked. */
  readonly address: Scalars['String']['output'];
  /** Key of the agent that has it. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What came to pass. */
  readonly change: WorkChange;
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The queue; null once it has left. */
  readonly queue: Maybe<Scalars['String']['output']>;
};

/** An agent of a crew: carries out subtasks, one at a time. */
export type Worker = Node & {
  readonly __typename?: 'Worker';
  /** Its actor, which its crew begins anew when it fails; null while it waits for a person to decide, and in a crew of an older version until its first event. */
  readonly actor: Maybe<Actor>;
  /** What it can do now. */
  readonly availability: WorkerAvailability;
  /** What it can do. */
  readonly capabilities: ReadonlyArray<Scalars['String']['output']>;
  /** Pieces of work that it has completed. */
  readonly completed: Scalars['Int']['output'];
  /** What its work has cost, in US dollars. */
  readonly costUsd: Scalars['Float']['output'];
  /** Durable address of the crew. */
  readonly crew: Scalars['String']['output'];
  /** The subtask that it works on; null when it is free. */
  readonly currentSubtask: Maybe<Subtask>;
  /** Pieces of work that failed, or that were taken away from it. */
  readonly failed: Scalars['Int']['output'];
  /** Its last sign of life. */
  readonly heartbeatAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name within the crew, in kebab-case. */
  readonly key: Scalars['String']['output'];
  /** Agent type: has a queue and a limit of its own. */
  readonly kind: Scalars['String']['output'];
  /** Mean milliseconds for a piece of work; null before the first. */
  readonly meanMs: Maybe<Scalars['Float']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The queue of its type. */
  readonly queue: Maybe<Queue>;
  /** Tokens that its work has used. */
  readonly tokens: Scalars['Float']['output'];
};

/** What an agent of a crew can do now. */
export type WorkerAvailability =
  /** It could begin something now. */
  | 'free'
  /** It works on a subtask that has not been heard of for too long: it will be taken over. */
  | 'silent'
  /** A person has taken it out of service. */
  | 'suspended'
  /** It works on a subtask. */
  | 'working';

/** An agent of the crew joined, left, or changed what it does. */
export type WorkerChanged = CrewEvent & {
  readonly __typename?: 'WorkerChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Resume behind this cursor. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Its key. */
  readonly key: Scalars['String']['output'];
  /** True once it has left. */
  readonly removed: Scalars['Boolean']['output'];
  /** The agent as it is now, which may be later than the event; null once it has left. */
  readonly worker: Maybe<Worker>;
};

/** A page of agents of crews. */
export type WorkerConnection = {
  readonly __typename?: 'WorkerConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<WorkerEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Worker>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of agents of crews. */
export type WorkerEdge = {
  readonly __typename?: 'WorkerEdge';
  /** The position of this item, for `after` and `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Worker;
};

/** An event of the chart `worker`: exactly one. */
export type WorkerEventInput =
  /** `worker.fail`. */
  { readonly fail: WorkerFailEvent; readonly pause?: never; readonly resume?: never; }
  |  /** `worker.pause`, which carries nothing. */
  { readonly fail?: never; readonly pause: Signal; readonly resume?: never; }
  |  /** `worker.resume`, which carries nothing. */
  { readonly fail?: never; readonly pause?: never; readonly resume: Signal; };

/** What `worker.fail` carries. */
export type WorkerFailEvent = {
  /** Text, 1 to 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of a request about an agent of the crew. */
export type WorkerPayload = {
  readonly __typename?: 'WorkerPayload';
  /** What was expected to be able to fail and did; empty on success. */
  readonly errors: ReadonlyArray<UserError>;
  /** The committed turn; null on failure. */
  readonly receipt: Maybe<TurnReceipt>;
  /** The agent after the request; null on failure, and after it has left. */
  readonly worker: Maybe<Worker>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ActorEvent:
    | ( TurnEventModel )
    | ( GapMarker )
  ;
  BusStreamEvent:
    | ( BusEventAddedEventModel )
    | ( GapMarker )
  ;
  JournalEvent:
    | ( GapMarker )
    | ( TurnEventModel )
  ;
  LogEvent:
    | ( GapMarker )
    | ( LogEventModel )
  ;
  TokenEvent:
    | ( GapMarker )
    | ( TokenDelta )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  ConversationEvent:
    | ( AgentJoinedEventModel )
    | ( AgentTypingEventModel )
    | ( BallotClosedEventModel )
    | ( BallotOpenedEventModel )
    | ( ClarificationClosedEventModel )
    | ( ClarificationOpenedEventModel )
    | ( ConsensusReachedEventModel )
    | ( GapMarker )
    | ( MessageAddedEventModel )
    | ( StatusChangedEventModel )
    | ( UsageEventModel )
    | ( StatusChangedEventModel )
    | ( SupervisorActedEventModel )
    | ( UsageEventModel )
    | ( VoteCastEventModel )
  ;
  CrewEvent:
    | ( GapMarker )
    | ( WorkChangedEventModel )
    | ( WorkerChangedEventModel )
  ;
  InboxEvent:
    | ( ClarificationClosedEventModel )
    | ( ClarificationOpenedEventModel )
    | ( GapMarker )
  ;
  Node:
    | ( ActorRowModel )
    | ( AgentRowModel )
    | ( BallotRowModel )
    | ( BusEventRowModel )
    | ( ChartInfoModel )
    | ( ClarificationRowModel )
    | ( ConversationRowModel )
    | ( ActorRowModel )
    | ( DeadLetterRowModel )
    | ( EffectRowModel )
    | ( RuleRowModel )
    | ( JournalEntryModel )
    | ( MessageRowModel )
    | ( ModelCallRowModel )
    | ( NotificationRowModel )
    | ( OrchestrationRowModel )
    | ( PersonaRowModel )
    | ( ScheduleRowModel )
    | ( TaskRowModel )
    | ( TimerRowModel )
    | ( VoteRowModel )
    | ( WorkerRowModel )
  ;
  SystemEvent:
    | ( AlertEventModel )
    | ( DeadLetterEventModel )
    | ( EmergencyEnded )
    | ( Omit<EmergencyStopped, 'halt'> & { halt: _RefType['Halt'] } )
    | ( GapMarker )
    | ( ProviderChanged )
  ;
  TaskEvent:
    | ( ClarificationClosedEventModel )
    | ( ClarificationOpenedEventModel )
    | ( GapMarker )
    | ( OutputValidatedEventModel )
    | ( SubtaskChangedEventModel )
    | ( SubtaskCreatedEventModel )
    | ( SubtaskProducedEventModel )
    | ( SubtaskReviewedEventModel )
    | ( TaskConcludedEventModel )
    | ( TaskNotedEventModel )
    | ( TaskPlannedEventModel )
    | ( TaskProgressedEventModel )
    | ( TaskStatusChangedEventModel )
    | ( TaskSubmittedEventModel )
  ;
  UserError:
    | ( InvalidInputError )
    | ( NotAcceptedError )
    | ( NotFoundError )
    | ( RefusedError )
    | ( UnavailableError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptedEvent: ResolverTypeWrapper<AcceptedEvent>;
  ActionItem: ResolverTypeWrapper<ActionItem>;
  ActionLimit: ResolverTypeWrapper<ActionLimit>;
  ActionLimitInput: ActionLimitInput;
  ActivityKind: ActivityKind;
  ActivityNode: ResolverTypeWrapper<ActivityNodeModelModel>;
  ActivityTree: ResolverTypeWrapper<ActivityTreeModelModel>;
  Actor: ResolverTypeWrapper<ActorRowModel>;
  ActorChanged: ResolverTypeWrapper<TurnEventModel>;
  ActorConnection: ResolverTypeWrapper<ActorListModel>;
  ActorEdge: ResolverTypeWrapper<Omit<ActorEdge, 'node'> & { node: ResolversTypes['Actor'] }>;
  ActorError: ResolverTypeWrapper<ActorError>;
  ActorEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ActorEvent']>;
  ActorFilter: ActorFilter;
  ActorJournalFilter: ActorJournalFilter;
  ActorMoment: ResolverTypeWrapper<ActorViewModel>;
  ActorPayload: ResolverTypeWrapper<Omit<ActorPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversTypes['Actor']>, errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  ActorReactionInput: ActorReactionInput;
  ActorStatus: ActorStatus;
  AddWorkerInput: AddWorkerInput;
  Agent: ResolverTypeWrapper<AgentRowModel>;
  AgentAskEvent: AgentAskEvent;
  AgentConnection: ResolverTypeWrapper<AgentListModel>;
  AgentEdge: ResolverTypeWrapper<Omit<AgentEdge, 'node'> & { node: ResolversTypes['Agent'] }>;
  AgentEventInput: AgentEventInput;
  AgentInterjectEvent: AgentInterjectEvent;
  AgentJoined: ResolverTypeWrapper<AgentJoinedEventModel>;
  AgentStatus: AgentStatus;
  AgentTyping: ResolverTypeWrapper<AgentTypingEventModel>;
  Alert: ResolverTypeWrapper<AlertRowModel>;
  AlertConnection: ResolverTypeWrapper<AlertListModel>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertFilter: AlertFilter;
  AlertKind: AlertKind;
  AlertLevel: AlertLevel;
  AlertRaised: ResolverTypeWrapper<AlertEventModel>;
  AnswerClarificationInput: AnswerClarificationInput;
  AttemptLessons: ResolverTypeWrapper<AttemptLessonsModel>;
  Ballot: ResolverTypeWrapper<BallotRowModel>;
  BallotCancelEvent: BallotCancelEvent;
  BallotCastEvent: BallotCastEvent;
  BallotClosed: ResolverTypeWrapper<BallotClosedEventModel>;
  BallotConnection: ResolverTypeWrapper<BallotListModel>;
  BallotEdge: ResolverTypeWrapper<Omit<BallotEdge, 'node'> & { node: ResolversTypes['Ballot'] }>;
  BallotEventInput: BallotEventInput;
  BallotOpened: ResolverTypeWrapper<BallotOpenedEventModel>;
  BallotOption: ResolverTypeWrapper<BallotOption>;
  BallotOutcome: ResolverTypeWrapper<BallotOutcome>;
  BallotResult: BallotResult;
  BallotStatus: BallotStatus;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Budget: ResolverTypeWrapper<BudgetRowModel>;
  BudgetConnection: ResolverTypeWrapper<BudgetListModel>;
  BudgetEdge: ResolverTypeWrapper<Omit<BudgetEdge, 'node'> & { node: ResolversTypes['Budget'] }>;
  BudgetLimits: ResolverTypeWrapper<BudgetFiguresModel>;
  BudgetUse: ResolverTypeWrapper<BudgetUseModel>;
  BusEvent: ResolverTypeWrapper<BusEventRowModel>;
  BusEventAdded: ResolverTypeWrapper<BusEventAddedEventModel>;
  BusEventConnection: ResolverTypeWrapper<BusEventListModel>;
  BusEventEdge: ResolverTypeWrapper<Omit<BusEventEdge, 'node'> & { node: ResolversTypes['BusEvent'] }>;
  BusEventFilter: BusEventFilter;
  BusStreamEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BusStreamEvent']>;
  CastVoteInput: CastVoteInput;
  CastVotePayload: ResolverTypeWrapper<Omit<CastVotePayload, 'errors' | 'receipt' | 'vote'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']>, vote?: Maybe<ResolversTypes['Vote']> }>;
  CausalKind: CausalKind;
  CausalLink: ResolverTypeWrapper<CausalRowModel>;
  Chart: ResolverTypeWrapper<ChartInfoModel>;
  ChartConnection: ResolverTypeWrapper<ChartListModel>;
  ChartEdge: ResolverTypeWrapper<Omit<ChartEdge, 'node'> & { node: ResolversTypes['Chart'] }>;
  ChartEvent: ResolverTypeWrapper<ChartEvent>;
  CircuitBreaker: ResolverTypeWrapper<BreakerRowModel>;
  CircuitBreakerBreakerReportedEvent: CircuitBreakerBreakerReportedEvent;
  CircuitBreakerBreakerResetEvent: CircuitBreakerBreakerResetEvent;
  CircuitBreakerBreakerTripEvent: CircuitBreakerBreakerTripEvent;
  CircuitBreakerEventInput: CircuitBreakerEventInput;
  CircuitBreakerKind: CircuitBreakerKind;
  CircuitBreakerPayload: ResolverTypeWrapper<Omit<CircuitBreakerPayload, 'circuitBreaker' | 'errors'> & { circuitBreaker?: Maybe<ResolversTypes['CircuitBreaker']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CircuitState: CircuitState;
  Clarification: ResolverTypeWrapper<ClarificationRowModel>;
  ClarificationAnswerEvent: ClarificationAnswerEvent;
  ClarificationClosed: ResolverTypeWrapper<ClarificationClosedEventModel>;
  ClarificationConnection: ResolverTypeWrapper<ClarificationListModel>;
  ClarificationEdge: ResolverTypeWrapper<Omit<ClarificationEdge, 'node'> & { node: ResolversTypes['Clarification'] }>;
  ClarificationEventInput: ClarificationEventInput;
  ClarificationFilter: ClarificationFilter;
  ClarificationOpened: ResolverTypeWrapper<ClarificationOpenedEventModel>;
  ClarificationPayload: ResolverTypeWrapper<Omit<ClarificationPayload, 'clarification' | 'errors' | 'receipt'> & { clarification?: Maybe<ResolversTypes['Clarification']>, errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  ClarificationStatus: ClarificationStatus;
  ClarificationWithdrawEvent: ClarificationWithdrawEvent;
  ConsensusReached: ResolverTypeWrapper<ConsensusReachedEventModel>;
  Conversation: ResolverTypeWrapper<ConversationRowModel>;
  ConversationCancelEvent: ConversationCancelEvent;
  ConversationConnection: ResolverTypeWrapper<ConversationListModel>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ConversationEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ConversationEvent']>;
  ConversationEventInput: ConversationEventInput;
  ConversationExtendBudgetEvent: ConversationExtendBudgetEvent;
  ConversationFailure: ResolverTypeWrapper<ConversationFailure>;
  ConversationFilter: ConversationFilter;
  ConversationInterjectEvent: ConversationInterjectEvent;
  ConversationOptionsInput: ConversationOptionsInput;
  ConversationPauseEvent: ConversationPauseEvent;
  ConversationPayload: ResolverTypeWrapper<Omit<ConversationPayload, 'conversation' | 'errors' | 'receipt'> & { conversation?: Maybe<ResolversTypes['Conversation']>, errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  ConversationPostEvent: ConversationPostEvent;
  ConversationStatus: ConversationStatus;
  CoordinatorEventInput: CoordinatorEventInput;
  CoordinatorNoteEvent: CoordinatorNoteEvent;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: ResolverTypeWrapper<Omit<CreateConversationPayload, 'conversation' | 'errors'> & { conversation?: Maybe<ResolversTypes['Conversation']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Crew: ResolverTypeWrapper<ActorRowModel>;
  CrewAddWorkerEvent: CrewAddWorkerEvent;
  CrewConnection: ResolverTypeWrapper<ActorListModel>;
  CrewDiscardQueueEvent: CrewDiscardQueueEvent;
  CrewEdge: ResolverTypeWrapper<Omit<CrewEdge, 'node'> & { node: ResolversTypes['Crew'] }>;
  CrewEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['CrewEvent']>;
  CrewEventInput: CrewEventInput;
  CrewLimits: ResolverTypeWrapper<CrewLimitsModelModel>;
  CrewLimitsPayload: ResolverTypeWrapper<Omit<CrewLimitsPayload, 'errors' | 'limits' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, limits?: Maybe<ResolversTypes['CrewLimits']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  CrewPolicy: ResolverTypeWrapper<CrewPolicy>;
  CrewPolicyAction: CrewPolicyAction;
  CrewPolicyInput: CrewPolicyInput;
  CrewPolicyPayload: ResolverTypeWrapper<Omit<CrewPolicyPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CrewPolicyScope: CrewPolicyScope;
  CrewReinstateWorkerEvent: CrewReinstateWorkerEvent;
  CrewRemoveWorkerEvent: CrewRemoveWorkerEvent;
  CrewResumeQueueEvent: CrewResumeQueueEvent;
  CrewSetLimitsEvent: CrewSetLimitsEvent;
  CrewSetSupervisionEvent: CrewSetSupervisionEvent;
  CrewStopQueueEvent: CrewStopQueueEvent;
  CrewSupervision: ResolverTypeWrapper<CrewSupervision>;
  CrewSupervisionPayload: ResolverTypeWrapper<Omit<CrewSupervisionPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  CrewSuspendWorkerEvent: CrewSuspendWorkerEvent;
  CrewThrottleEvent: CrewThrottleEvent;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  DatabaseHealth: ResolverTypeWrapper<DatabaseHealth>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetterRowModel>;
  DeadLetterAdded: ResolverTypeWrapper<DeadLetterEventModel>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterListModel>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  DeadLetterFilter: DeadLetterFilter;
  DecidedOption: ResolverTypeWrapper<DecidedOption>;
  Decision: ResolverTypeWrapper<DecisionModel>;
  DecisionMethod: DecisionMethod;
  DelegatedStatus: DelegatedStatus;
  DelegatedTask: ResolverTypeWrapper<DelegatedRowModel>;
  DeleteConversationPayload: ResolverTypeWrapper<Omit<DeleteConversationPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DeletePersonaPayload: ResolverTypeWrapper<Omit<DeletePersonaPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Dissent: ResolverTypeWrapper<Dissent>;
  Effect: ResolverTypeWrapper<EffectRowModel>;
  EffectConnection: ResolverTypeWrapper<EffectListModel>;
  EffectEdge: ResolverTypeWrapper<Omit<EffectEdge, 'node'> & { node: ResolversTypes['Effect'] }>;
  EffectOutcome: EffectOutcome;
  EffectStatus: EffectStatus;
  EmergencyDiscardPayload: ResolverTypeWrapper<Omit<EmergencyDiscardPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EmergencyEnded: ResolverTypeWrapper<EmergencyEnded>;
  EmergencyResetPayload: ResolverTypeWrapper<Omit<EmergencyResetPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EmergencyStopPayload: ResolverTypeWrapper<Omit<EmergencyStopPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EmergencyStopped: ResolverTypeWrapper<Omit<EmergencyStopped, 'halt'> & { halt: ResolversTypes['Halt'] }>;
  EventBusBusAddRuleEvent: EventBusBusAddRuleEvent;
  EventBusBusEnableRuleEvent: EventBusBusEnableRuleEvent;
  EventBusBusPublishEvent: EventBusBusPublishEvent;
  EventBusBusRemoveRuleEvent: EventBusBusRemoveRuleEvent;
  EventBusEventInput: EventBusEventInput;
  EventRule: ResolverTypeWrapper<RuleRowModel>;
  EventRuleConnection: ResolverTypeWrapper<RuleListModel>;
  EventRuleEdge: ResolverTypeWrapper<Omit<EventRuleEdge, 'node'> & { node: ResolversTypes['EventRule'] }>;
  EventRuleInput: EventRuleInput;
  EventRuleKind: EventRuleKind;
  EventRulePayload: ResolverTypeWrapper<Omit<EventRulePayload, 'errors' | 'rule'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, rule?: Maybe<ResolversTypes['EventRule']> }>;
  ExpiryPolicy: ExpiryPolicy;
  FigureDimension: FigureDimension;
  FireOutcome: FireOutcome;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GapMarker: ResolverTypeWrapper<GapMarker>;
  GapReason: GapReason;
  GraphEdge: ResolverTypeWrapper<GraphEdge>;
  GraphNode: ResolverTypeWrapper<GraphNodeModelModel>;
  Halt: ResolverTypeWrapper<HaltViewModel>;
  Handoff: ResolverTypeWrapper<HandoffRowModel>;
  HandoffSummary: ResolverTypeWrapper<HandoffSummary>;
  Health: ResolverTypeWrapper<HealthReportModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InboxEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['InboxEvent']>;
  InputIssue: ResolverTypeWrapper<InputIssue>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InterjectInput: InterjectInput;
  InterjectPayload: ResolverTypeWrapper<Omit<InterjectPayload, 'errors' | 'receipts'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipts: ReadonlyArray<ResolversTypes['TurnReceipt']> }>;
  InterjectSubtaskPayload: ResolverTypeWrapper<Omit<InterjectSubtaskPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  InvalidInputError: ResolverTypeWrapper<InvalidInputError>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JournalEntry: ResolverTypeWrapper<JournalEntryModel>;
  JournalEntryAdded: ResolverTypeWrapper<TurnEventModel>;
  JournalEntryConnection: ResolverTypeWrapper<JournalEntryListModel>;
  JournalEntryEdge: ResolverTypeWrapper<Omit<JournalEntryEdge, 'node'> & { node: ResolversTypes['JournalEntry'] }>;
  JournalEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['JournalEvent']>;
  JournalFilter: JournalFilter;
  Lesson: ResolverTypeWrapper<Lesson>;
  LessonComparison: ResolverTypeWrapper<LessonComparison>;
  LessonMode: LessonMode;
  Limits: ResolverTypeWrapper<LimitsInForceModel>;
  Load: ResolverTypeWrapper<Load>;
  LogEntry: ResolverTypeWrapper<LogLineModel>;
  LogEntryAdded: ResolverTypeWrapper<LogEventModel>;
  LogEntryConnection: ResolverTypeWrapper<LogEntryListModel>;
  LogEntryEdge: ResolverTypeWrapper<Omit<LogEntryEdge, 'node'> & { node: ResolversTypes['LogEntry'] }>;
  LogEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogEvent']>;
  LogFilter: LogFilter;
  LogLevel: LogLevel;
  MatchRate: ResolverTypeWrapper<MatchRate>;
  MatchRateInput: MatchRateInput;
  Message: ResolverTypeWrapper<MessageRowModel>;
  MessageAdded: ResolverTypeWrapper<MessageAddedEventModel>;
  MessageConnection: ResolverTypeWrapper<MessageListModel>;
  MessageCut: ResolverTypeWrapper<MessageCut>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageFilter: MessageFilter;
  MessageHit: ResolverTypeWrapper<MessageHitRowModel>;
  MessageHitConnection: ResolverTypeWrapper<MessageHitListModel>;
  MessageHitEdge: ResolverTypeWrapper<Omit<MessageHitEdge, 'node'> & { node: ResolversTypes['MessageHit'] }>;
  MessageType: MessageType;
  MisfirePolicy: MisfirePolicy;
  ModelCall: ResolverTypeWrapper<ModelCallRowModel>;
  ModelCallConnection: ResolverTypeWrapper<ModelCallListModel>;
  ModelCallEdge: ResolverTypeWrapper<Omit<ModelCallEdge, 'node'> & { node: ResolversTypes['ModelCall'] }>;
  ModelCallFilter: ModelCallFilter;
  ModelCallStatus: ModelCallStatus;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NamedLimit: ResolverTypeWrapper<NamedLimit>;
  NamedLimitInput: NamedLimitInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NodeResources: ResolverTypeWrapper<NodeReadingModel>;
  NotAcceptedError: ResolverTypeWrapper<NotAcceptedError>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  NoticeKind: NoticeKind;
  Notification: ResolverTypeWrapper<NotificationRowModel>;
  NotificationChannel: ResolverTypeWrapper<ChannelInfoModel>;
  NotificationChannelKind: NotificationChannelKind;
  NotificationConnection: ResolverTypeWrapper<NotificationListModel>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationEventInput: NotificationEventInput;
  NotificationFilter: NotificationFilter;
  NotificationStatus: NotificationStatus;
  NotificationTest: ResolverTypeWrapper<NotificationTest>;
  Orchestration: ResolverTypeWrapper<OrchestrationRowModel>;
  OrchestrationConnection: ResolverTypeWrapper<OrchestrationListModel>;
  OrchestrationEdge: ResolverTypeWrapper<Omit<OrchestrationEdge, 'node'> & { node: ResolversTypes['Orchestration'] }>;
  OrchestrationKind: OrchestrationKind;
  OrchestrationNote: ResolverTypeWrapper<OrchestrationNoteRowModel>;
  OrchestrationPayload: ResolverTypeWrapper<Omit<OrchestrationPayload, 'errors' | 'orchestration' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, orchestration?: Maybe<ResolversTypes['Orchestration']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  OrchestrationStatus: OrchestrationStatus;
  OrchestratorEventInput: OrchestratorEventInput;
  OutputValidated: ResolverTypeWrapper<OutputValidatedEventModel>;
  OverlapPolicy: OverlapPolicy;
  OverseerEventInput: OverseerEventInput;
  OverseerRemovePolicyEvent: OverseerRemovePolicyEvent;
  OverseerSetPolicyEvent: OverseerSetPolicyEvent;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Persona: ResolverTypeWrapper<PersonaRowModel>;
  PersonaConnection: ResolverTypeWrapper<PersonaListModel>;
  PersonaEdge: ResolverTypeWrapper<Omit<PersonaEdge, 'node'> & { node: ResolversTypes['Persona'] }>;
  Phase: Phase;
  PhaseChanged: ResolverTypeWrapper<StatusChangedEventModel>;
  PlanSource: PlanSource;
  PostMessageInput: PostMessageInput;
  PostMessagePayload: ResolverTypeWrapper<Omit<PostMessagePayload, 'errors' | 'message' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, message?: Maybe<ResolversTypes['Message']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  PressureLevel: PressureLevel;
  Proposal: ResolverTypeWrapper<Omit<Proposal, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  Provider: ResolverTypeWrapper<Provider>;
  ProviderChanged: ResolverTypeWrapper<ProviderChanged>;
  PruneKind: PruneKind;
  PrunePayload: ResolverTypeWrapper<Omit<PrunePayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PrunedRows: ResolverTypeWrapper<PrunedRows>;
  PublishEventPayload: ResolverTypeWrapper<Omit<PublishEventPayload, 'errors' | 'event'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, event?: Maybe<ResolversTypes['BusEvent']> }>;
  PublishReactionInput: PublishReactionInput;
  Quality: ResolverTypeWrapper<QualityRootModel>;
  QualityFigure: ResolverTypeWrapper<QualityFigureRowModel>;
  QualityFigureConnection: ResolverTypeWrapper<QualityFigureListModel>;
  QualityFigureEdge: ResolverTypeWrapper<Omit<QualityFigureEdge, 'node'> & { node: ResolversTypes['QualityFigure'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Queue: ResolverTypeWrapper<QueueModelModel>;
  QueueConnection: ResolverTypeWrapper<QueueListModel>;
  QueueEdge: ResolverTypeWrapper<Omit<QueueEdge, 'node'> & { node: ResolversTypes['Queue'] }>;
  QueuedWork: ResolverTypeWrapper<WorkItemRowModel>;
  QueuedWorkConnection: ResolverTypeWrapper<QueuedWorkListModel>;
  QueuedWorkEdge: ResolverTypeWrapper<Omit<QueuedWorkEdge, 'node'> & { node: ResolversTypes['QueuedWork'] }>;
  ReactionInput: ReactionInput;
  RedriveDeadLetterPayload: ResolverTypeWrapper<Omit<RedriveDeadLetterPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  RefusedError: ResolverTypeWrapper<RefusedError>;
  ResolveEffectPayload: ResolverTypeWrapper<Omit<ResolveEffectPayload, 'actor' | 'errors'> & { actor?: Maybe<ResolversTypes['Actor']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ResponseComplete: ResolverTypeWrapper<UsageEventModel>;
  RetryNotificationPayload: ResolverTypeWrapper<Omit<RetryNotificationPayload, 'errors' | 'notification' | 'receipt'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, notification?: Maybe<ResolversTypes['Notification']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  Review: ResolverTypeWrapper<ReviewRowModel>;
  ReviewConnection: ResolverTypeWrapper<ReviewListModel>;
  ReviewCriterion: ResolverTypeWrapper<ReviewCriterion>;
  ReviewEdge: ResolverTypeWrapper<Omit<ReviewEdge, 'node'> & { node: ResolversTypes['Review'] }>;
  Role: Role;
  RuleFire: ResolverTypeWrapper<RuleFireRowModel>;
  RuleFireConnection: ResolverTypeWrapper<RuleFireListModel>;
  RuleFireEdge: ResolverTypeWrapper<Omit<RuleFireEdge, 'node'> & { node: ResolversTypes['RuleFire'] }>;
  RuleLimitInput: RuleLimitInput;
  SavePersonaInput: SavePersonaInput;
  SavePersonaPayload: ResolverTypeWrapper<Omit<SavePersonaPayload, 'errors' | 'persona'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, persona?: Maybe<ResolversTypes['Persona']> }>;
  Schedule: ResolverTypeWrapper<ScheduleRowModel>;
  ScheduleChangeInput: ScheduleChangeInput;
  ScheduleConnection: ResolverTypeWrapper<ScheduleListModel>;
  ScheduleEdge: ResolverTypeWrapper<Omit<ScheduleEdge, 'node'> & { node: ResolversTypes['Schedule'] }>;
  ScheduleEditEvent: ScheduleEditEvent;
  ScheduleEventInput: ScheduleEventInput;
  ScheduleInput: ScheduleInput;
  SchedulePayload: ResolverTypeWrapper<Omit<SchedulePayload, 'errors' | 'receipt' | 'schedule'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']>, schedule?: Maybe<ResolversTypes['Schedule']> }>;
  ScheduleRun: ResolverTypeWrapper<ScheduleRunRowModel>;
  ScheduleRunConnection: ResolverTypeWrapper<ScheduleRunListModel>;
  ScheduleRunEdge: ResolverTypeWrapper<Omit<ScheduleRunEdge, 'node'> & { node: ResolversTypes['ScheduleRun'] }>;
  ScheduleRunStatus: ScheduleRunStatus;
  ScheduleStatus: ScheduleStatus;
  ScheduleTimingInput: ScheduleTimingInput;
  ScoreSource: ScoreSource;
  SendEventPayload: ResolverTypeWrapper<Omit<SendEventPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversTypes['Actor']>, errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  SendReactionInput: SendReactionInput;
  SenderType: SenderType;
  Signal: Signal;
  StageCount: ResolverTypeWrapper<StageCount>;
  StartActorInput: StartActorInput;
  StartActorPayload: ResolverTypeWrapper<Omit<StartActorPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversTypes['Actor']>, errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']> }>;
  StatusChanged: ResolverTypeWrapper<StatusChangedEventModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubmitTaskPayload: ResolverTypeWrapper<Omit<SubmitTaskPayload, 'errors' | 'task'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, task?: Maybe<ResolversTypes['Task']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subtask: ResolverTypeWrapper<SubtaskRowModel>;
  SubtaskChanged: ResolverTypeWrapper<SubtaskChangedEventModel>;
  SubtaskCreated: ResolverTypeWrapper<SubtaskCreatedEventModel>;
  SubtaskEventInput: SubtaskEventInput;
  SubtaskInterjectEvent: SubtaskInterjectEvent;
  SubtaskOutput: ResolverTypeWrapper<SubtaskResultRowModel>;
  SubtaskProduced: ResolverTypeWrapper<SubtaskProducedEventModel>;
  SubtaskReassignEvent: SubtaskReassignEvent;
  SubtaskRestartEvent: SubtaskRestartEvent;
  SubtaskReviewed: ResolverTypeWrapper<SubtaskReviewedEventModel>;
  SubtaskRoute: ResolverTypeWrapper<SubtaskRouteRowModel>;
  SubtaskStage: SubtaskStage;
  SupervisionAction: SupervisionAction;
  SupervisionPolicyInput: SupervisionPolicyInput;
  SupervisionStrategy: SupervisionStrategy;
  SupervisorActed: ResolverTypeWrapper<SupervisorActedEventModel>;
  SupervisorEventInput: SupervisorEventInput;
  SystemEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['SystemEvent']>;
  TallyEntry: ResolverTypeWrapper<TallyEntry>;
  Task: ResolverTypeWrapper<TaskRowModel>;
  TaskApprovePlanEvent: TaskApprovePlanEvent;
  TaskCancelEvent: TaskCancelEvent;
  TaskConcluded: ResolverTypeWrapper<TaskConcludedEventModel>;
  TaskConnection: ResolverTypeWrapper<TaskListModel>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  TaskEditPlanEvent: TaskEditPlanEvent;
  TaskEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['TaskEvent']>;
  TaskEventInput: TaskEventInput;
  TaskExtendBudgetEvent: TaskExtendBudgetEvent;
  TaskFailure: ResolverTypeWrapper<TaskFailure>;
  TaskFile: ResolverTypeWrapper<TaskFileRowModel>;
  TaskGraph: ResolverTypeWrapper<Omit<TaskGraph, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['GraphNode']> }>;
  TaskNoted: ResolverTypeWrapper<TaskNotedEventModel>;
  TaskPauseEvent: TaskPauseEvent;
  TaskPayload: ResolverTypeWrapper<Omit<TaskPayload, 'errors' | 'receipt' | 'task'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']>, task?: Maybe<ResolversTypes['Task']> }>;
  TaskPlanned: ResolverTypeWrapper<TaskPlannedEventModel>;
  TaskProgress: ResolverTypeWrapper<TaskProgress>;
  TaskProgressed: ResolverTypeWrapper<TaskProgressedEventModel>;
  TaskReactionInput: TaskReactionInput;
  TaskRejectPlanEvent: TaskRejectPlanEvent;
  TaskRetryEvent: TaskRetryEvent;
  TaskStatus: TaskStatus;
  TaskStatusChanged: ResolverTypeWrapper<TaskStatusChangedEventModel>;
  TaskSubmitted: ResolverTypeWrapper<TaskSubmittedEventModel>;
  TaskValidationReport: ResolverTypeWrapper<TaskValidationReportsModel>;
  TestAgentPayload: ResolverTypeWrapper<Omit<TestAgentPayload, 'errors' | 'modelCall'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, modelCall?: Maybe<ResolversTypes['ModelCall']> }>;
  TestNotificationPayload: ResolverTypeWrapper<Omit<TestNotificationPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Timer: ResolverTypeWrapper<TimerRowModel>;
  TokenDelta: ResolverTypeWrapper<TokenDelta>;
  TokenEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TokenEvent']>;
  Totals: ResolverTypeWrapper<Totals>;
  TurnReceipt: ResolverTypeWrapper<TurnReceiptModel>;
  TypedEventInput: TypedEventInput;
  UnavailableError: ResolverTypeWrapper<UnavailableError>;
  Urgency: Urgency;
  UsageChanged: ResolverTypeWrapper<UsageEventModel>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationCheck: ResolverTypeWrapper<ValidationCheck>;
  ValidationReport: ResolverTypeWrapper<ValidationReportRowModel>;
  ValidationStrategy: ResolverTypeWrapper<ValidationStrategy>;
  Viewer: ResolverTypeWrapper<Viewer>;
  Vote: ResolverTypeWrapper<VoteRowModel>;
  VoteCast: ResolverTypeWrapper<VoteCastEventModel>;
  VoteConnection: ResolverTypeWrapper<VoteListModel>;
  VoteEdge: ResolverTypeWrapper<Omit<VoteEdge, 'node'> & { node: ResolversTypes['Vote'] }>;
  Voter: ResolverTypeWrapper<Voter>;
  VoterWeightInput: VoterWeightInput;
  WhenExhausted: WhenExhausted;
  WorkChange: WorkChange;
  WorkChanged: ResolverTypeWrapper<WorkChangedEventModel>;
  Worker: ResolverTypeWrapper<WorkerRowModel>;
  WorkerAvailability: WorkerAvailability;
  WorkerChanged: ResolverTypeWrapper<WorkerChangedEventModel>;
  WorkerConnection: ResolverTypeWrapper<WorkerListModel>;
  WorkerEdge: ResolverTypeWrapper<Omit<WorkerEdge, 'node'> & { node: ResolversTypes['Worker'] }>;
  WorkerEventInput: WorkerEventInput;
  WorkerFailEvent: WorkerFailEvent;
  WorkerPayload: ResolverTypeWrapper<Omit<WorkerPayload, 'errors' | 'receipt' | 'worker'> & { errors: ReadonlyArray<ResolversTypes['UserError']>, receipt?: Maybe<ResolversTypes['TurnReceipt']>, worker?: Maybe<ResolversTypes['Worker']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptedEvent: AcceptedEvent;
  ActionItem: ActionItem;
  ActionLimit: ActionLimit;
  ActionLimitInput: ActionLimitInput;
  ActivityNode: ActivityNodeModelModel;
  ActivityTree: ActivityTreeModelModel;
  Actor: ActorRowModel;
  ActorChanged: TurnEventModel;
  ActorConnection: ActorListModel;
  ActorEdge: Omit<ActorEdge, 'node'> & { node: ResolversParentTypes['Actor'] };
  ActorError: ActorError;
  ActorEvent: ResolversUnionTypes<ResolversParentTypes>['ActorEvent'];
  ActorFilter: ActorFilter;
  ActorJournalFilter: ActorJournalFilter;
  ActorMoment: ActorViewModel;
  ActorPayload: Omit<ActorPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversParentTypes['Actor']>, errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  ActorReactionInput: ActorReactionInput;
  AddWorkerInput: AddWorkerInput;
  Agent: AgentRowModel;
  AgentAskEvent: AgentAskEvent;
  AgentConnection: AgentListModel;
  AgentEdge: Omit<AgentEdge, 'node'> & { node: ResolversParentTypes['Agent'] };
  AgentEventInput: AgentEventInput;
  AgentInterjectEvent: AgentInterjectEvent;
  AgentJoined: AgentJoinedEventModel;
  AgentTyping: AgentTypingEventModel;
  Alert: AlertRowModel;
  AlertConnection: AlertListModel;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertFilter: AlertFilter;
  AlertRaised: AlertEventModel;
  AnswerClarificationInput: AnswerClarificationInput;
  AttemptLessons: AttemptLessonsModel;
  Ballot: BallotRowModel;
  BallotCancelEvent: BallotCancelEvent;
  BallotCastEvent: BallotCastEvent;
  BallotClosed: BallotClosedEventModel;
  BallotConnection: BallotListModel;
  BallotEdge: Omit<BallotEdge, 'node'> & { node: ResolversParentTypes['Ballot'] };
  BallotEventInput: BallotEventInput;
  BallotOpened: BallotOpenedEventModel;
  BallotOption: BallotOption;
  BallotOutcome: BallotOutcome;
  Boolean: Scalars['Boolean']['output'];
  Budget: BudgetRowModel;
  BudgetConnection: BudgetListModel;
  BudgetEdge: Omit<BudgetEdge, 'node'> & { node: ResolversParentTypes['Budget'] };
  BudgetLimits: BudgetFiguresModel;
  BudgetUse: BudgetUseModel;
  BusEvent: BusEventRowModel;
  BusEventAdded: BusEventAddedEventModel;
  BusEventConnection: BusEventListModel;
  BusEventEdge: Omit<BusEventEdge, 'node'> & { node: ResolversParentTypes['BusEvent'] };
  BusEventFilter: BusEventFilter;
  BusStreamEvent: ResolversUnionTypes<ResolversParentTypes>['BusStreamEvent'];
  CastVoteInput: CastVoteInput;
  CastVotePayload: Omit<CastVotePayload, 'errors' | 'receipt' | 'vote'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']>, vote?: Maybe<ResolversParentTypes['Vote']> };
  CausalLink: CausalRowModel;
  Chart: ChartInfoModel;
  ChartConnection: ChartListModel;
  ChartEdge: Omit<ChartEdge, 'node'> & { node: ResolversParentTypes['Chart'] };
  ChartEvent: ChartEvent;
  CircuitBreaker: BreakerRowModel;
  CircuitBreakerBreakerReportedEvent: CircuitBreakerBreakerReportedEvent;
  CircuitBreakerBreakerResetEvent: CircuitBreakerBreakerResetEvent;
  CircuitBreakerBreakerTripEvent: CircuitBreakerBreakerTripEvent;
  CircuitBreakerEventInput: CircuitBreakerEventInput;
  CircuitBreakerPayload: Omit<CircuitBreakerPayload, 'circuitBreaker' | 'errors'> & { circuitBreaker?: Maybe<ResolversParentTypes['CircuitBreaker']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Clarification: ClarificationRowModel;
  ClarificationAnswerEvent: ClarificationAnswerEvent;
  ClarificationClosed: ClarificationClosedEventModel;
  ClarificationConnection: ClarificationListModel;
  ClarificationEdge: Omit<ClarificationEdge, 'node'> & { node: ResolversParentTypes['Clarification'] };
  ClarificationEventInput: ClarificationEventInput;
  ClarificationFilter: ClarificationFilter;
  ClarificationOpened: ClarificationOpenedEventModel;
  ClarificationPayload: Omit<ClarificationPayload, 'clarification' | 'errors' | 'receipt'> & { clarification?: Maybe<ResolversParentTypes['Clarification']>, errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  ClarificationWithdrawEvent: ClarificationWithdrawEvent;
  ConsensusReached: ConsensusReachedEventModel;
  Conversation: ConversationRowModel;
  ConversationCancelEvent: ConversationCancelEvent;
  ConversationConnection: ConversationListModel;
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ConversationEvent: ResolversInterfaceTypes<ResolversParentTypes>['ConversationEvent'];
  ConversationEventInput: ConversationEventInput;
  ConversationExtendBudgetEvent: ConversationExtendBudgetEvent;
  ConversationFailure: ConversationFailure;
  ConversationFilter: ConversationFilter;
  ConversationInterjectEvent: ConversationInterjectEvent;
  ConversationOptionsInput: ConversationOptionsInput;
  ConversationPauseEvent: ConversationPauseEvent;
  ConversationPayload: Omit<ConversationPayload, 'conversation' | 'errors' | 'receipt'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  ConversationPostEvent: ConversationPostEvent;
  CoordinatorEventInput: CoordinatorEventInput;
  CoordinatorNoteEvent: CoordinatorNoteEvent;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: Omit<CreateConversationPayload, 'conversation' | 'errors'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Crew: ActorRowModel;
  CrewAddWorkerEvent: CrewAddWorkerEvent;
  CrewConnection: ActorListModel;
  CrewDiscardQueueEvent: CrewDiscardQueueEvent;
  CrewEdge: Omit<CrewEdge, 'node'> & { node: ResolversParentTypes['Crew'] };
  CrewEvent: ResolversInterfaceTypes<ResolversParentTypes>['CrewEvent'];
  CrewEventInput: CrewEventInput;
  CrewLimits: CrewLimitsModelModel;
  CrewLimitsPayload: Omit<CrewLimitsPayload, 'errors' | 'limits' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, limits?: Maybe<ResolversParentTypes['CrewLimits']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  CrewPolicy: CrewPolicy;
  CrewPolicyInput: CrewPolicyInput;
  CrewPolicyPayload: Omit<CrewPolicyPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CrewReinstateWorkerEvent: CrewReinstateWorkerEvent;
  CrewRemoveWorkerEvent: CrewRemoveWorkerEvent;
  CrewResumeQueueEvent: CrewResumeQueueEvent;
  CrewSetLimitsEvent: CrewSetLimitsEvent;
  CrewSetSupervisionEvent: CrewSetSupervisionEvent;
  CrewStopQueueEvent: CrewStopQueueEvent;
  CrewSupervision: CrewSupervision;
  CrewSupervisionPayload: Omit<CrewSupervisionPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  CrewSuspendWorkerEvent: CrewSuspendWorkerEvent;
  CrewThrottleEvent: CrewThrottleEvent;
  Cursor: Scalars['Cursor']['output'];
  DatabaseHealth: DatabaseHealth;
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetterRowModel;
  DeadLetterAdded: DeadLetterEventModel;
  DeadLetterConnection: DeadLetterListModel;
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  DeadLetterFilter: DeadLetterFilter;
  DecidedOption: DecidedOption;
  Decision: DecisionModel;
  DelegatedTask: DelegatedRowModel;
  DeleteConversationPayload: Omit<DeleteConversationPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DeletePersonaPayload: Omit<DeletePersonaPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Dissent: Dissent;
  Effect: EffectRowModel;
  EffectConnection: EffectListModel;
  EffectEdge: Omit<EffectEdge, 'node'> & { node: ResolversParentTypes['Effect'] };
  EmergencyDiscardPayload: Omit<EmergencyDiscardPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EmergencyEnded: EmergencyEnded;
  EmergencyResetPayload: Omit<EmergencyResetPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EmergencyStopPayload: Omit<EmergencyStopPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EmergencyStopped: Omit<EmergencyStopped, 'halt'> & { halt: ResolversParentTypes['Halt'] };
  EventBusBusAddRuleEvent: EventBusBusAddRuleEvent;
  EventBusBusEnableRuleEvent: EventBusBusEnableRuleEvent;
  EventBusBusPublishEvent: EventBusBusPublishEvent;
  EventBusBusRemoveRuleEvent: EventBusBusRemoveRuleEvent;
  EventBusEventInput: EventBusEventInput;
  EventRule: RuleRowModel;
  EventRuleConnection: RuleListModel;
  EventRuleEdge: Omit<EventRuleEdge, 'node'> & { node: ResolversParentTypes['EventRule'] };
  EventRuleInput: EventRuleInput;
  EventRulePayload: Omit<EventRulePayload, 'errors' | 'rule'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, rule?: Maybe<ResolversParentTypes['EventRule']> };
  Float: Scalars['Float']['output'];
  GapMarker: GapMarker;
  GraphEdge: GraphEdge;
  GraphNode: GraphNodeModelModel;
  Halt: HaltViewModel;
  Handoff: HandoffRowModel;
  HandoffSummary: HandoffSummary;
  Health: HealthReportModel;
  ID: Scalars['ID']['output'];
  InboxEvent: ResolversInterfaceTypes<ResolversParentTypes>['InboxEvent'];
  InputIssue: InputIssue;
  Int: Scalars['Int']['output'];
  InterjectInput: InterjectInput;
  InterjectPayload: Omit<InterjectPayload, 'errors' | 'receipts'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipts: ReadonlyArray<ResolversParentTypes['TurnReceipt']> };
  InterjectSubtaskPayload: Omit<InterjectSubtaskPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  InvalidInputError: InvalidInputError;
  JSON: Scalars['JSON']['output'];
  JournalEntry: JournalEntryModel;
  JournalEntryAdded: TurnEventModel;
  JournalEntryConnection: JournalEntryListModel;
  JournalEntryEdge: Omit<JournalEntryEdge, 'node'> & { node: ResolversParentTypes['JournalEntry'] };
  JournalEvent: ResolversUnionTypes<ResolversParentTypes>['JournalEvent'];
  JournalFilter: JournalFilter;
  Lesson: Lesson;
  LessonComparison: LessonComparison;
  Limits: LimitsInForceModel;
  Load: Load;
  LogEntry: LogLineModel;
  LogEntryAdded: LogEventModel;
  LogEntryConnection: LogEntryListModel;
  LogEntryEdge: Omit<LogEntryEdge, 'node'> & { node: ResolversParentTypes['LogEntry'] };
  LogEvent: ResolversUnionTypes<ResolversParentTypes>['LogEvent'];
  LogFilter: LogFilter;
  MatchRate: MatchRate;
  MatchRateInput: MatchRateInput;
  Message: MessageRowModel;
  MessageAdded: MessageAddedEventModel;
  MessageConnection: MessageListModel;
  MessageCut: MessageCut;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageFilter: MessageFilter;
  MessageHit: MessageHitRowModel;
  MessageHitConnection: MessageHitListModel;
  MessageHitEdge: Omit<MessageHitEdge, 'node'> & { node: ResolversParentTypes['MessageHit'] };
  ModelCall: ModelCallRowModel;
  ModelCallConnection: ModelCallListModel;
  ModelCallEdge: Omit<ModelCallEdge, 'node'> & { node: ResolversParentTypes['ModelCall'] };
  ModelCallFilter: ModelCallFilter;
  Mutation: Record<PropertyKey, never>;
  NamedLimit: NamedLimit;
  NamedLimitInput: NamedLimitInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NodeResources: NodeReadingModel;
  NotAcceptedError: NotAcceptedError;
  NotFoundError: NotFoundError;
  Notification: NotificationRowModel;
  NotificationChannel: ChannelInfoModel;
  NotificationConnection: NotificationListModel;
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationEventInput: NotificationEventInput;
  NotificationFilter: NotificationFilter;
  NotificationTest: NotificationTest;
  Orchestration: OrchestrationRowModel;
  OrchestrationConnection: OrchestrationListModel;
  OrchestrationEdge: Omit<OrchestrationEdge, 'node'> & { node: ResolversParentTypes['Orchestration'] };
  OrchestrationNote: OrchestrationNoteRowModel;
  OrchestrationPayload: Omit<OrchestrationPayload, 'errors' | 'orchestration' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, orchestration?: Maybe<ResolversParentTypes['Orchestration']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  OrchestratorEventInput: OrchestratorEventInput;
  OutputValidated: OutputValidatedEventModel;
  OverseerEventInput: OverseerEventInput;
  OverseerRemovePolicyEvent: OverseerRemovePolicyEvent;
  OverseerSetPolicyEvent: OverseerSetPolicyEvent;
  PageInfo: PageInfo;
  Persona: PersonaRowModel;
  PersonaConnection: PersonaListModel;
  PersonaEdge: Omit<PersonaEdge, 'node'> & { node: ResolversParentTypes['Persona'] };
  PhaseChanged: StatusChangedEventModel;
  PostMessageInput: PostMessageInput;
  PostMessagePayload: Omit<PostMessagePayload, 'errors' | 'message' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, message?: Maybe<ResolversParentTypes['Message']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  Proposal: Omit<Proposal, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  Provider: Provider;
  ProviderChanged: ProviderChanged;
  PrunePayload: Omit<PrunePayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  PrunedRows: PrunedRows;
  PublishEventPayload: Omit<PublishEventPayload, 'errors' | 'event'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, event?: Maybe<ResolversParentTypes['BusEvent']> };
  PublishReactionInput: PublishReactionInput;
  Quality: QualityRootModel;
  QualityFigure: QualityFigureRowModel;
  QualityFigureConnection: QualityFigureListModel;
  QualityFigureEdge: Omit<QualityFigureEdge, 'node'> & { node: ResolversParentTypes['QualityFigure'] };
  Query: Record<PropertyKey, never>;
  Queue: QueueModelModel;
  QueueConnection: QueueListModel;
  QueueEdge: Omit<QueueEdge, 'node'> & { node: ResolversParentTypes['Queue'] };
  QueuedWork: WorkItemRowModel;
  QueuedWorkConnection: QueuedWorkListModel;
  QueuedWorkEdge: Omit<QueuedWorkEdge, 'node'> & { node: ResolversParentTypes['QueuedWork'] };
  ReactionInput: ReactionInput;
  RedriveDeadLetterPayload: Omit<RedriveDeadLetterPayload, 'errors' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  RefusedError: RefusedError;
  ResolveEffectPayload: Omit<ResolveEffectPayload, 'actor' | 'errors'> & { actor?: Maybe<ResolversParentTypes['Actor']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ResponseComplete: UsageEventModel;
  RetryNotificationPayload: Omit<RetryNotificationPayload, 'errors' | 'notification' | 'receipt'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, notification?: Maybe<ResolversParentTypes['Notification']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  Review: ReviewRowModel;
  ReviewConnection: ReviewListModel;
  ReviewCriterion: ReviewCriterion;
  ReviewEdge: Omit<ReviewEdge, 'node'> & { node: ResolversParentTypes['Review'] };
  RuleFire: RuleFireRowModel;
  RuleFireConnection: RuleFireListModel;
  RuleFireEdge: Omit<RuleFireEdge, 'node'> & { node: ResolversParentTypes['RuleFire'] };
  RuleLimitInput: RuleLimitInput;
  SavePersonaInput: SavePersonaInput;
  SavePersonaPayload: Omit<SavePersonaPayload, 'errors' | 'persona'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, persona?: Maybe<ResolversParentTypes['Persona']> };
  Schedule: ScheduleRowModel;
  ScheduleChangeInput: ScheduleChangeInput;
  ScheduleConnection: ScheduleListModel;
  ScheduleEdge: Omit<ScheduleEdge, 'node'> & { node: ResolversParentTypes['Schedule'] };
  ScheduleEditEvent: ScheduleEditEvent;
  ScheduleEventInput: ScheduleEventInput;
  ScheduleInput: ScheduleInput;
  SchedulePayload: Omit<SchedulePayload, 'errors' | 'receipt' | 'schedule'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']>, schedule?: Maybe<ResolversParentTypes['Schedule']> };
  ScheduleRun: ScheduleRunRowModel;
  ScheduleRunConnection: ScheduleRunListModel;
  ScheduleRunEdge: Omit<ScheduleRunEdge, 'node'> & { node: ResolversParentTypes['ScheduleRun'] };
  ScheduleTimingInput: ScheduleTimingInput;
  SendEventPayload: Omit<SendEventPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversParentTypes['Actor']>, errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  SendReactionInput: SendReactionInput;
  StageCount: StageCount;
  StartActorInput: StartActorInput;
  StartActorPayload: Omit<StartActorPayload, 'actor' | 'errors' | 'receipt'> & { actor?: Maybe<ResolversParentTypes['Actor']>, errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']> };
  StatusChanged: StatusChangedEventModel;
  String: Scalars['String']['output'];
  SubmitTaskPayload: Omit<SubmitTaskPayload, 'errors' | 'task'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, task?: Maybe<ResolversParentTypes['Task']> };
  Subscription: Record<PropertyKey, never>;
  Subtask: SubtaskRowModel;
  SubtaskChanged: SubtaskChangedEventModel;
  SubtaskCreated: SubtaskCreatedEventModel;
  SubtaskEventInput: SubtaskEventInput;
  SubtaskInterjectEvent: SubtaskInterjectEvent;
  SubtaskOutput: SubtaskResultRowModel;
  SubtaskProduced: SubtaskProducedEventModel;
  SubtaskReassignEvent: SubtaskReassignEvent;
  SubtaskRestartEvent: SubtaskRestartEvent;
  SubtaskReviewed: SubtaskReviewedEventModel;
  SubtaskRoute: SubtaskRouteRowModel;
  SupervisionPolicyInput: SupervisionPolicyInput;
  SupervisorActed: SupervisorActedEventModel;
  SupervisorEventInput: SupervisorEventInput;
  SystemEvent: ResolversInterfaceTypes<ResolversParentTypes>['SystemEvent'];
  TallyEntry: TallyEntry;
  Task: TaskRowModel;
  TaskApprovePlanEvent: TaskApprovePlanEvent;
  TaskCancelEvent: TaskCancelEvent;
  TaskConcluded: TaskConcludedEventModel;
  TaskConnection: TaskListModel;
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  TaskEditPlanEvent: TaskEditPlanEvent;
  TaskEvent: ResolversInterfaceTypes<ResolversParentTypes>['TaskEvent'];
  TaskEventInput: TaskEventInput;
  TaskExtendBudgetEvent: TaskExtendBudgetEvent;
  TaskFailure: TaskFailure;
  TaskFile: TaskFileRowModel;
  TaskGraph: Omit<TaskGraph, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['GraphNode']> };
  TaskNoted: TaskNotedEventModel;
  TaskPauseEvent: TaskPauseEvent;
  TaskPayload: Omit<TaskPayload, 'errors' | 'receipt' | 'task'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']>, task?: Maybe<ResolversParentTypes['Task']> };
  TaskPlanned: TaskPlannedEventModel;
  TaskProgress: TaskProgress;
  TaskProgressed: TaskProgressedEventModel;
  TaskReactionInput: TaskReactionInput;
  TaskRejectPlanEvent: TaskRejectPlanEvent;
  TaskRetryEvent: TaskRetryEvent;
  TaskStatusChanged: TaskStatusChangedEventModel;
  TaskSubmitted: TaskSubmittedEventModel;
  TaskValidationReport: TaskValidationReportsModel;
  TestAgentPayload: Omit<TestAgentPayload, 'errors' | 'modelCall'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, modelCall?: Maybe<ResolversParentTypes['ModelCall']> };
  TestNotificationPayload: Omit<TestNotificationPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Timer: TimerRowModel;
  TokenDelta: TokenDelta;
  TokenEvent: ResolversUnionTypes<ResolversParentTypes>['TokenEvent'];
  Totals: Totals;
  TurnReceipt: TurnReceiptModel;
  TypedEventInput: TypedEventInput;
  UnavailableError: UnavailableError;
  UsageChanged: UsageEventModel;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationCheck: ValidationCheck;
  ValidationReport: ValidationReportRowModel;
  ValidationStrategy: ValidationStrategy;
  Viewer: Viewer;
  Vote: VoteRowModel;
  VoteCast: VoteCastEventModel;
  VoteConnection: VoteListModel;
  VoteEdge: Omit<VoteEdge, 'node'> & { node: ResolversParentTypes['Vote'] };
  Voter: Voter;
  VoterWeightInput: VoterWeightInput;
  WorkChanged: WorkChangedEventModel;
  Worker: WorkerRowModel;
  WorkerChanged: WorkerChangedEventModel;
  WorkerConnection: WorkerListModel;
  WorkerEdge: Omit<WorkerEdge, 'node'> & { node: ResolversParentTypes['Worker'] };
  WorkerEventInput: WorkerEventInput;
  WorkerFailEvent: WorkerFailEvent;
  WorkerPayload: Omit<WorkerPayload, 'errors' | 'receipt' | 'worker'> & { errors: ReadonlyArray<ResolversParentTypes['UserError']>, receipt?: Maybe<ResolversParentTypes['TurnReceipt']>, worker?: Maybe<ResolversParentTypes['Worker']> };
};

export type AuthDirectiveArgs = {
  role: Role;
};

export type AuthDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptedEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AcceptedEvent'] = ResolversParentTypes['AcceptedEvent']> = {
  schema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActionItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActionItem'] = ResolversParentTypes['ActionItem']> = {
  due?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActionLimitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActionLimit'] = ResolversParentTypes['ActionLimit']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  perMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActivityNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActivityNode'] = ResolversParentTypes['ActivityNode']> = {
  began?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['ActivityNode']>, ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityTreeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActivityTree'] = ResolversParentTypes['ActivityTree']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ActivityNode']>, ParentType, ContextType>;
  root?: Resolver<Maybe<ResolversTypes['ActivityNode']>, ParentType, ContextType>;
};

export type ActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  accepts?: Resolver<ReadonlyArray<ResolversTypes['AcceptedEvent']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['ActorMoment']>, ParentType, ContextType, RequireFields<ActorAtArgs, 'seq'>>;
  chart?: Resolver<Maybe<ResolversTypes['Chart']>, ParentType, ContextType>;
  chartName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chartVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  children?: Resolver<ResolversTypes['ActorConnection'], ParentType, ContextType, Partial<ActorChildrenArgs>>;
  context?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, Partial<ActorDeadLettersArgs>>;
  effects?: Resolver<ReadonlyArray<ResolversTypes['Effect']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ActorError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journal?: Resolver<ResolversTypes['JournalEntryConnection'], ParentType, ContextType, Partial<ActorJournalArgs>>;
  modelCalls?: Resolver<ResolversTypes['ModelCallConnection'], ParentType, ContextType, Partial<ActorModelCallsArgs>>;
  output?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ActorStatus'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  timers?: Resolver<ReadonlyArray<ResolversTypes['Timer']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActorChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorChanged'] = ResolversParentTypes['ActorChanged']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActorConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorConnection'] = ResolversParentTypes['ActorConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Actor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActorEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorEdge'] = ResolversParentTypes['ActorEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
};

export type ActorErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorError'] = ResolversParentTypes['ActorError']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActorEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorEvent'] = ResolversParentTypes['ActorEvent']> = {
  __resolveType: TypeResolveFn<'ActorChanged' | 'GapMarker', ParentType, ContextType>;
};

export type ActorMomentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorMoment'] = ResolversParentTypes['ActorMoment']> = {
  accepts?: Resolver<ReadonlyArray<ResolversTypes['AcceptedEvent']>, ParentType, ContextType>;
  context?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ActorStatus'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActorPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorPayload'] = ResolversParentTypes['ActorPayload']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type AgentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSpokeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  modelCalls?: Resolver<ResolversTypes['ModelCallConnection'], ParentType, ContextType, Partial<AgentModelCallsArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persona?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  personaKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AgentStatus'], ParentType, ContextType>;
  workingOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentJoinedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AgentJoined'] = ResolversParentTypes['AgentJoined']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentTypingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AgentTyping'] = ResolversParentTypes['AgentTyping']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentStatus?: Resolver<ResolversTypes['AgentStatus'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  typing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  workingOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AlertKind'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['AlertLevel'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  root?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertRaisedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AlertRaised'] = ResolversParentTypes['AlertRaised']> = {
  alert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttemptLessonsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AttemptLessons'] = ResolversParentTypes['AttemptLessons']> = {
  given?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lessons?: Resolver<ReadonlyArray<ResolversTypes['Lesson']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['LessonMode'], ParentType, ContextType>;
};

export type BallotResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Ballot'] = ResolversParentTypes['Ballot']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eligible?: Resolver<ReadonlyArray<ResolversTypes['Voter']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  minorityReport?: Resolver<ReadonlyArray<ResolversTypes['Dissent']>, ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['BallotOption']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['BallotOutcome']>, ParentType, ContextType>;
  proposal?: Resolver<ResolversTypes['Proposal'], ParentType, ContextType>;
  quorum?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ruleParameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BallotStatus'], ParentType, ContextType>;
  votes?: Resolver<ResolversTypes['VoteConnection'], ParentType, ContextType, Partial<BallotVotesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BallotClosedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotClosed'] = ResolversParentTypes['BallotClosed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ballot?: Resolver<ResolversTypes['Ballot'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BallotConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotConnection'] = ResolversParentTypes['BallotConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BallotEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Ballot']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BallotEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotEdge'] = ResolversParentTypes['BallotEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ballot'], ParentType, ContextType>;
};

export type BallotOpenedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotOpened'] = ResolversParentTypes['BallotOpened']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ballot?: Resolver<ResolversTypes['Ballot'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BallotOptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotOption'] = ResolversParentTypes['BallotOption']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BallotOutcomeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BallotOutcome'] = ResolversParentTypes['BallotOutcome']> = {
  details?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['BallotResult'], ParentType, ContextType>;
  tally?: Resolver<ReadonlyArray<ResolversTypes['TallyEntry']>, ParentType, ContextType>;
  tied?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  turnout?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  winner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BudgetResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['BudgetLimits'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['BudgetLimits'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['BudgetUse'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['BudgetUse'], ParentType, ContextType>;
};

export type BudgetConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BudgetConnection'] = ResolversParentTypes['BudgetConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BudgetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Budget']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BudgetEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BudgetEdge'] = ResolversParentTypes['BudgetEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Budget'], ParentType, ContextType>;
};

export type BudgetLimitsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BudgetLimits'] = ResolversParentTypes['BudgetLimits']> = {
  costUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  modelCalls?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  turns?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  wallClockSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type BudgetUseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BudgetUse'] = ResolversParentTypes['BudgetUse']> = {
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modelCalls?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  turns?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  wallClockSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BusEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BusEvent'] = ResolversParentTypes['BusEvent']> = {
  ancestry?: Resolver<ReadonlyArray<ResolversTypes['CausalLink']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consequences?: Resolver<ReadonlyArray<ResolversTypes['CausalLink']>, ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fires?: Resolver<ReadonlyArray<ResolversTypes['RuleFire']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refused?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rootCause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BusEventAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BusEventAdded'] = ResolversParentTypes['BusEventAdded']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['BusEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BusEventConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BusEventConnection'] = ResolversParentTypes['BusEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BusEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BusEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BusEventEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BusEventEdge'] = ResolversParentTypes['BusEventEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BusEvent'], ParentType, ContextType>;
};

export type BusStreamEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BusStreamEvent'] = ResolversParentTypes['BusStreamEvent']> = {
  __resolveType: TypeResolveFn<'BusEventAdded' | 'GapMarker', ParentType, ContextType>;
};

export type CastVotePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CastVotePayload'] = ResolversParentTypes['CastVotePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
  vote?: Resolver<Maybe<ResolversTypes['Vote']>, ParentType, ContextType>;
};

export type CausalLinkResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CausalLink'] = ResolversParentTypes['CausalLink']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['BusEvent']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CausalKind'], ParentType, ContextType>;
  link?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Chart'] = ResolversParentTypes['Chart']> = {
  actors?: Resolver<ResolversTypes['ActorConnection'], ParentType, ContextType, Partial<ChartActorsArgs>>;
  definition?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['ChartEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  structureHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChartConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChartConnection'] = ResolversParentTypes['ChartConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChartEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Chart']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChartEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChartEdge'] = ResolversParentTypes['ChartEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Chart'], ParentType, ContextType>;
};

export type ChartEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChartEvent'] = ResolversParentTypes['ChartEvent']> = {
  schema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CircuitBreakerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CircuitBreaker'] = ResolversParentTypes['CircuitBreaker']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  consecutiveFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CircuitBreakerKind'], ParentType, ContextType>;
  openUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CircuitBreakerPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CircuitBreakerPayload'] = ResolversParentTypes['CircuitBreakerPayload']> = {
  circuitBreaker?: Resolver<Maybe<ResolversTypes['CircuitBreaker']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClarificationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Clarification'] = ResolversParentTypes['Clarification']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  answerSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  answeredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asker?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  askerName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  assumption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiryPolicy?: Resolver<ResolversTypes['ExpiryPolicy'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClarificationStatus'], ParentType, ContextType>;
  urgency?: Resolver<ResolversTypes['Urgency'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClarificationClosedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClarificationClosed'] = ResolversParentTypes['ClarificationClosed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clarification?: Resolver<ResolversTypes['Clarification'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClarificationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClarificationConnection'] = ResolversParentTypes['ClarificationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClarificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Clarification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClarificationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClarificationEdge'] = ResolversParentTypes['ClarificationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Clarification'], ParentType, ContextType>;
};

export type ClarificationOpenedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClarificationOpened'] = ResolversParentTypes['ClarificationOpened']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clarification?: Resolver<ResolversTypes['Clarification'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClarificationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClarificationPayload'] = ResolversParentTypes['ClarificationPayload']> = {
  clarification?: Resolver<Maybe<ResolversTypes['Clarification']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type ConsensusReachedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConsensusReached'] = ResolversParentTypes['ConsensusReached']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, Partial<ConversationAgentsArgs>>;
  ballots?: Resolver<ResolversTypes['BallotConnection'], ParentType, ContextType, Partial<ConversationBallotsArgs>>;
  clarifications?: Resolver<ResolversTypes['ClarificationConnection'], ParentType, ContextType, Partial<ConversationClarificationsArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ConversationFailure']>, ParentType, ContextType>;
  goal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  modelCalls?: Resolver<ResolversTypes['ModelCallConnection'], ParentType, ContextType, Partial<ConversationModelCallsArgs>>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConversationStatus'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['Totals'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'AgentJoined' | 'AgentTyping' | 'BallotClosed' | 'BallotOpened' | 'ClarificationClosed' | 'ClarificationOpened' | 'ConsensusReached' | 'GapMarker' | 'MessageAdded' | 'PhaseChanged' | 'ResponseComplete' | 'StatusChanged' | 'SupervisorActed' | 'UsageChanged' | 'VoteCast', ParentType, ContextType>;
};

export type ConversationFailureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConversationFailure'] = ResolversParentTypes['ConversationFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConversationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConversationPayload'] = ResolversParentTypes['ConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type CreateConversationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CreateConversationPayload'] = ResolversParentTypes['CreateConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CrewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Crew'] = ResolversParentTypes['Crew']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  busy?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isMain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['CrewLimits'], ParentType, ContextType>;
  queues?: Resolver<ResolversTypes['QueueConnection'], ParentType, ContextType, Partial<CrewQueuesArgs>>;
  status?: Resolver<ResolversTypes['ActorStatus'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CrewConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewConnection'] = ResolversParentTypes['CrewConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CrewEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Crew']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CrewEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewEdge'] = ResolversParentTypes['CrewEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Crew'], ParentType, ContextType>;
};

export type CrewEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewEvent'] = ResolversParentTypes['CrewEvent']> = {
  __resolveType: TypeResolveFn<'GapMarker' | 'WorkChanged' | 'WorkerChanged', ParentType, ContextType>;
};

export type CrewLimitsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewLimits'] = ResolversParentTypes['CrewLimits']> = {
  agentTypes?: Resolver<ReadonlyArray<ResolversTypes['NamedLimit']>, ParentType, ContextType>;
  queues?: Resolver<ReadonlyArray<ResolversTypes['NamedLimit']>, ParentType, ContextType>;
  supervision?: Resolver<ResolversTypes['CrewSupervision'], ParentType, ContextType>;
};

export type CrewLimitsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewLimitsPayload'] = ResolversParentTypes['CrewLimitsPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  limits?: Resolver<Maybe<ResolversTypes['CrewLimits']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type CrewPolicyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewPolicy'] = ResolversParentTypes['CrewPolicy']> = {
  action?: Resolver<ResolversTypes['CrewPolicyAction'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  function?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['ActionLimit'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['CrewPolicyScope'], ParentType, ContextType>;
  params?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  pattern?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['MatchRate']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CrewPolicyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewPolicyPayload'] = ResolversParentTypes['CrewPolicyPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  policies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CrewPolicy']>>, ParentType, ContextType>;
};

export type CrewSupervisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewSupervision'] = ResolversParentTypes['CrewSupervision']> = {
  intensity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  periodMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restarts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['SupervisionStrategy'], ParentType, ContextType>;
};

export type CrewSupervisionPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CrewSupervisionPayload'] = ResolversParentTypes['CrewSupervisionPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
  supervision?: Resolver<Maybe<ResolversTypes['CrewSupervision']>, ParentType, ContextType>;
};

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type DatabaseHealthResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DatabaseHealth'] = ResolversParentTypes['DatabaseHealth']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadLetterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  redrivenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeadLetterAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetterAdded'] = ResolversParentTypes['DeadLetterAdded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  deadLetter?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export type DecidedOptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DecidedOption'] = ResolversParentTypes['DecidedOption']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DecisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  actionItems?: Resolver<ReadonlyArray<ResolversTypes['ActionItem']>, ParentType, ContextType>;
  assumptions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ballot?: Resolver<Maybe<ResolversTypes['Ballot']>, ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['DecisionMethod'], ParentType, ContextType>;
  dissent?: Resolver<ReadonlyArray<ResolversTypes['Dissent']>, ParentType, ContextType>;
  option?: Resolver<ResolversTypes['DecidedOption'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rounds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['Totals'], ParentType, ContextType>;
};

export type DelegatedTaskResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DelegatedTask'] = ResolversParentTypes['DelegatedTask']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DelegatedStatus'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type DeleteConversationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeleteConversationPayload'] = ResolversParentTypes['DeleteConversationPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePersonaPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeletePersonaPayload'] = ResolversParentTypes['DeletePersonaPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DissentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Dissent'] = ResolversParentTypes['Dissent']> = {
  agent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EffectResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Effect'] = ResolversParentTypes['Effect']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  notBefore?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EffectStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EffectConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EffectConnection'] = ResolversParentTypes['EffectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EffectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Effect']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EffectEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EffectEdge'] = ResolversParentTypes['EffectEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
};

export type EmergencyDiscardPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmergencyDiscardPayload'] = ResolversParentTypes['EmergencyDiscardPayload']> = {
  discarded?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EmergencyEndedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmergencyEnded'] = ResolversParentTypes['EmergencyEnded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  root?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmergencyResetPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmergencyResetPayload'] = ResolversParentTypes['EmergencyResetPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  resumed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EmergencyStopPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmergencyStopPayload'] = ResolversParentTypes['EmergencyStopPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  halted?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EmergencyStoppedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmergencyStopped'] = ResolversParentTypes['EmergencyStopped']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  halt?: Resolver<ResolversTypes['Halt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EventRuleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EventRule'] = ResolversParentTypes['EventRule']> = {
  action?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fires?: Resolver<ResolversTypes['RuleFireConnection'], ParentType, ContextType, Partial<EventRuleFiresArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EventRuleKind'], ParentType, ContextType>;
  lastFiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  limited?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pattern?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EventRuleConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EventRuleConnection'] = ResolversParentTypes['EventRuleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EventRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['EventRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventRuleEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EventRuleEdge'] = ResolversParentTypes['EventRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EventRule'], ParentType, ContextType>;
};

export type EventRulePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EventRulePayload'] = ResolversParentTypes['EventRulePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['EventRule']>, ParentType, ContextType>;
};

export type GapMarkerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapMarker'] = ResolversParentTypes['GapMarker']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  gapReason?: Resolver<ResolversTypes['GapReason'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GraphEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GraphEdge'] = ResolversParentTypes['GraphEdge']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GraphNode'] = ResolversParentTypes['GraphNode']> = {
  critical?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dependsOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  estimatedSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  layer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['SubtaskStage']>, ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HaltResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Halt'] = ResolversParentTypes['Halt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  root?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HandoffResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Handoff'] = ResolversParentTypes['Handoff']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['HandoffSummary'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HandoffSummaryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HandoffSummary'] = ResolversParentTypes['HandoffSummary']> = {
  artefacts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  done?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  open?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Health'] = ResolversParentTypes['Health']> = {
  database?: Resolver<ResolversTypes['DatabaseHealth'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  halts?: Resolver<ReadonlyArray<ResolversTypes['Halt']>, ParentType, ContextType>;
  load?: Resolver<ResolversTypes['Load'], ParentType, ContextType>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subscriptions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InboxEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InboxEvent'] = ResolversParentTypes['InboxEvent']> = {
  __resolveType: TypeResolveFn<'ClarificationClosed' | 'ClarificationOpened' | 'GapMarker', ParentType, ContextType>;
};

export type InputIssueResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InputIssue'] = ResolversParentTypes['InputIssue']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InterjectPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InterjectPayload'] = ResolversParentTypes['InterjectPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipts?: Resolver<ReadonlyArray<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type InterjectSubtaskPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InterjectSubtaskPayload'] = ResolversParentTypes['InterjectSubtaskPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type InvalidInputErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InvalidInputError'] = ResolversParentTypes['InvalidInputError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['InputIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JournalEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JournalEntry'] = ResolversParentTypes['JournalEntry']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  chartName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ActorStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JournalEntryAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JournalEntryAdded'] = ResolversParentTypes['JournalEntryAdded']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JournalEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JournalEntryConnection'] = ResolversParentTypes['JournalEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JournalEntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JournalEntryEdge'] = ResolversParentTypes['JournalEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type JournalEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JournalEvent'] = ResolversParentTypes['JournalEvent']> = {
  __resolveType: TypeResolveFn<'GapMarker' | 'JournalEntryAdded', ParentType, ContextType>;
};

export type LessonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Lesson'] = ResolversParentTypes['Lesson']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relevance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  subtask?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LessonComparisonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LessonComparison'] = ResolversParentTypes['LessonComparison']> = {
  difference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  marginOfError?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withMean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  withoutCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withoutMean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LimitsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Limits'] = ResolversParentTypes['Limits']> = {
  childrenPerActor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conversation?: Resolver<ResolversTypes['BudgetLimits'], ParentType, ContextType>;
  crew?: Resolver<ResolversTypes['CrewLimits'], ParentType, ContextType>;
  descendantsPerRoot?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spawnDepth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['BudgetLimits'], ParentType, ContextType>;
  whenTaskExhausted?: Resolver<ResolversTypes['WhenExhausted'], ParentType, ContextType>;
};

export type LoadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Load'] = ResolversParentTypes['Load']> = {
  cores?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventLoopLagMaxMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  eventLoopLagMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  heapLimitBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  heapUsedBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  machineCpu?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  machineFreeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  machineTotalBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  processCpu?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rssBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LogEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LogEntry'] = ResolversParentTypes['LogEntry']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['LogLevel'], ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LogEntryAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LogEntryAdded'] = ResolversParentTypes['LogEntryAdded']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['LogEntry'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LogEntryConnection'] = ResolversParentTypes['LogEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LogEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LogEntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LogEntryEdge'] = ResolversParentTypes['LogEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LogEntry'], ParentType, ContextType>;
};

export type LogEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LogEvent'] = ResolversParentTypes['LogEvent']> = {
  __resolveType: TypeResolveFn<'GapMarker' | 'LogEntryAdded', ParentType, ContextType>;
};

export type MatchRateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRate'] = ResolversParentTypes['MatchRate']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cut?: Resolver<Maybe<ResolversTypes['MessageCut']>, ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  modelCall?: Resolver<Maybe<ResolversTypes['ModelCall']>, ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<MessageRepliesArgs>>;
  requiresResponse?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sender?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  senderName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  senderType?: Resolver<ResolversTypes['SenderType'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['MessageType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageAdded'] = ResolversParentTypes['MessageAdded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageCutResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageCut'] = ResolversParentTypes['MessageCut']> = {
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageHitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageHit'] = ResolversParentTypes['MessageHit']> = {
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MessageHitConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageHitConnection'] = ResolversParentTypes['MessageHitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageHitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MessageHit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageHitEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageHitEdge'] = ResolversParentTypes['MessageHitEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MessageHit'], ParentType, ContextType>;
};

export type ModelCallResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelCall'] = ResolversParentTypes['ModelCall']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completionTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  costUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  firstTokenMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persona?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  promptTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reply?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ModelCallStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModelCallConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelCallConnection'] = ResolversParentTypes['ModelCallConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ModelCallEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ModelCall']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModelCallEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelCallEdge'] = ResolversParentTypes['ModelCallEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModelCall'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addWorker?: Resolver<ResolversTypes['WorkerPayload'], ParentType, ContextType, RequireFields<MutationAddWorkerArgs, 'input'>>;
  answerClarification?: Resolver<ResolversTypes['ClarificationPayload'], ParentType, ContextType, RequireFields<MutationAnswerClarificationArgs, 'input'>>;
  approvePlan?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationApprovePlanArgs, 'id'>>;
  cancelConversation?: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationCancelConversationArgs, 'id'>>;
  cancelOrchestration?: Resolver<ResolversTypes['OrchestrationPayload'], ParentType, ContextType, RequireFields<MutationCancelOrchestrationArgs, 'id'>>;
  cancelTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationCancelTaskArgs, 'id'>>;
  castVote?: Resolver<ResolversTypes['CastVotePayload'], ParentType, ContextType, RequireFields<MutationCastVoteArgs, 'input'>>;
  createConversation?: Resolver<ResolversTypes['CreateConversationPayload'], ParentType, ContextType, RequireFields<MutationCreateConversationArgs, 'input'>>;
  createRule?: Resolver<ResolversTypes['EventRulePayload'], ParentType, ContextType, RequireFields<MutationCreateRuleArgs, 'rule'>>;
  createSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationCreateScheduleArgs, 'schedule'>>;
  deleteConversation?: Resolver<ResolversTypes['DeleteConversationPayload'], ParentType, ContextType, RequireFields<MutationDeleteConversationArgs, 'id'>>;
  deletePersona?: Resolver<ResolversTypes['DeletePersonaPayload'], ParentType, ContextType, RequireFields<MutationDeletePersonaArgs, 'key'>>;
  deleteRule?: Resolver<ResolversTypes['EventRulePayload'], ParentType, ContextType, RequireFields<MutationDeleteRuleArgs, 'id'>>;
  deleteSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationDeleteScheduleArgs, 'id'>>;
  editPlan?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationEditPlanArgs, 'id' | 'plan'>>;
  emergencyDiscard?: Resolver<ResolversTypes['EmergencyDiscardPayload'], ParentType, ContextType, RequireFields<MutationEmergencyDiscardArgs, 'reason'>>;
  emergencyReset?: Resolver<ResolversTypes['EmergencyResetPayload'], ParentType, ContextType, Partial<MutationEmergencyResetArgs>>;
  emergencyStop?: Resolver<ResolversTypes['EmergencyStopPayload'], ParentType, ContextType, RequireFields<MutationEmergencyStopArgs, 'reason'>>;
  extendBudget?: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationExtendBudgetArgs, 'id'>>;
  extendTaskBudget?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationExtendTaskBudgetArgs, 'id'>>;
  interject?: Resolver<ResolversTypes['InterjectPayload'], ParentType, ContextType, RequireFields<MutationInterjectArgs, 'input'>>;
  interjectSubtask?: Resolver<ResolversTypes['InterjectSubtaskPayload'], ParentType, ContextType, RequireFields<MutationInterjectSubtaskArgs, 'address' | 'text'>>;
  noteOrchestration?: Resolver<ResolversTypes['OrchestrationPayload'], ParentType, ContextType, RequireFields<MutationNoteOrchestrationArgs, 'id' | 'text'>>;
  pauseConversation?: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationPauseConversationArgs, 'id'>>;
  pauseSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationPauseScheduleArgs, 'id'>>;
  pauseTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationPauseTaskArgs, 'id'>>;
  postMessage?: Resolver<ResolversTypes['PostMessagePayload'], ParentType, ContextType, RequireFields<MutationPostMessageArgs, 'input'>>;
  prune?: Resolver<ResolversTypes['PrunePayload'], ParentType, ContextType, RequireFields<MutationPruneArgs, 'before' | 'dryRun'>>;
  publishEvent?: Resolver<ResolversTypes['PublishEventPayload'], ParentType, ContextType, RequireFields<MutationPublishEventArgs, 'topic'>>;
  redriveDeadLetter?: Resolver<ResolversTypes['RedriveDeadLetterPayload'], ParentType, ContextType, RequireFields<MutationRedriveDeadLetterArgs, 'id'>>;
  reinstateWorker?: Resolver<ResolversTypes['WorkerPayload'], ParentType, ContextType, RequireFields<MutationReinstateWorkerArgs, 'id'>>;
  rejectPlan?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationRejectPlanArgs, 'id'>>;
  removeCrewPolicy?: Resolver<ResolversTypes['CrewPolicyPayload'], ParentType, ContextType, RequireFields<MutationRemoveCrewPolicyArgs, 'id'>>;
  removeWorker?: Resolver<ResolversTypes['WorkerPayload'], ParentType, ContextType, RequireFields<MutationRemoveWorkerArgs, 'id'>>;
  resetCircuitBreaker?: Resolver<ResolversTypes['CircuitBreakerPayload'], ParentType, ContextType, RequireFields<MutationResetCircuitBreakerArgs, 'id'>>;
  resolveEffect?: Resolver<ResolversTypes['ResolveEffectPayload'], ParentType, ContextType, RequireFields<MutationResolveEffectArgs, 'id' | 'outcome'>>;
  resumeConversation?: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationResumeConversationArgs, 'id'>>;
  resumeSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationResumeScheduleArgs, 'id'>>;
  resumeTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationResumeTaskArgs, 'id'>>;
  retryNotification?: Resolver<ResolversTypes['RetryNotificationPayload'], ParentType, ContextType, RequireFields<MutationRetryNotificationArgs, 'id'>>;
  retrySubtask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationRetrySubtaskArgs, 'id' | 'subtask'>>;
  runScheduleNow?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationRunScheduleNowArgs, 'id'>>;
  savePersona?: Resolver<ResolversTypes['SavePersonaPayload'], ParentType, ContextType, RequireFields<MutationSavePersonaArgs, 'input'>>;
  sendEvent?: Resolver<ResolversTypes['SendEventPayload'], ParentType, ContextType, RequireFields<MutationSendEventArgs, 'address' | 'event'>>;
  sendTypedEvent?: Resolver<ResolversTypes['SendEventPayload'], ParentType, ContextType, RequireFields<MutationSendTypedEventArgs, 'address' | 'event'>>;
  setCrewLimits?: Resolver<ResolversTypes['CrewLimitsPayload'], ParentType, ContextType, RequireFields<MutationSetCrewLimitsArgs, 'agentTypes' | 'queues'>>;
  setCrewPolicy?: Resolver<ResolversTypes['CrewPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetCrewPolicyArgs, 'input'>>;
  setCrewSupervision?: Resolver<ResolversTypes['CrewSupervisionPayload'], ParentType, ContextType, Partial<MutationSetCrewSupervisionArgs>>;
  setRuleEnabled?: Resolver<ResolversTypes['EventRulePayload'], ParentType, ContextType, RequireFields<MutationSetRuleEnabledArgs, 'enabled' | 'id'>>;
  startActor?: Resolver<ResolversTypes['StartActorPayload'], ParentType, ContextType, RequireFields<MutationStartActorArgs, 'input'>>;
  startConversation?: Resolver<ResolversTypes['ConversationPayload'], ParentType, ContextType, RequireFields<MutationStartConversationArgs, 'id'>>;
  startOrchestration?: Resolver<ResolversTypes['OrchestrationPayload'], ParentType, ContextType, RequireFields<MutationStartOrchestrationArgs, 'goal'>>;
  stopActor?: Resolver<ResolversTypes['ActorPayload'], ParentType, ContextType, RequireFields<MutationStopActorArgs, 'address'>>;
  submitTask?: Resolver<ResolversTypes['SubmitTaskPayload'], ParentType, ContextType, RequireFields<MutationSubmitTaskArgs, 'description'>>;
  subscribeToTopic?: Resolver<ResolversTypes['EventRulePayload'], ParentType, ContextType, RequireFields<MutationSubscribeToTopicArgs, 'action' | 'pattern'>>;
  suspendWorker?: Resolver<ResolversTypes['WorkerPayload'], ParentType, ContextType, RequireFields<MutationSuspendWorkerArgs, 'id'>>;
  testAgent?: Resolver<ResolversTypes['TestAgentPayload'], ParentType, ContextType, RequireFields<MutationTestAgentArgs, 'persona' | 'prompt'>>;
  testNotification?: Resolver<ResolversTypes['TestNotificationPayload'], ParentType, ContextType, RequireFields<MutationTestNotificationArgs, 'channel'>>;
  tripCircuitBreaker?: Resolver<ResolversTypes['CircuitBreakerPayload'], ParentType, ContextType, RequireFields<MutationTripCircuitBreakerArgs, 'id'>>;
  unsubscribeFromTopic?: Resolver<ResolversTypes['EventRulePayload'], ParentType, ContextType, RequireFields<MutationUnsubscribeFromTopicArgs, 'id'>>;
  updateSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationUpdateScheduleArgs, 'change' | 'id'>>;
  withdrawClarification?: Resolver<ResolversTypes['ClarificationPayload'], ParentType, ContextType, RequireFields<MutationWithdrawClarificationArgs, 'id'>>;
};

export type NamedLimitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NamedLimit'] = ResolversParentTypes['NamedLimit']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Actor' | 'Agent' | 'Ballot' | 'BusEvent' | 'Chart' | 'Clarification' | 'Conversation' | 'Crew' | 'DeadLetter' | 'Effect' | 'EventRule' | 'JournalEntry' | 'Message' | 'ModelCall' | 'Notification' | 'Orchestration' | 'Persona' | 'Schedule' | 'Task' | 'Timer' | 'Vote' | 'Worker', ParentType, ContextType>;
};

export type NodeResourcesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NodeResources'] = ResolversParentTypes['NodeResources']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  eventLoopLagMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  heapLimitBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  heapUsedBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['PressureLevel'], ParentType, ContextType>;
  levels?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  live?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  machineCpu?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  monitor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pendingMail?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  processCpu?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  queueAgeMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rssBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  spawnsPerMinute?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotAcceptedErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotAcceptedError'] = ResolversParentTypes['NotAcceptedError']> = {
  accepts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NoticeKind'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['NotificationStatus'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationChannelResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationChannel'] = ResolversParentTypes['NotificationChannel']> = {
  kind?: Resolver<ResolversTypes['NotificationChannelKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  takes?: Resolver<ReadonlyArray<ResolversTypes['NoticeKind']>, ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationTestResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationTest'] = ResolversParentTypes['NotificationTest']> = {
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type OrchestrationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Orchestration'] = ResolversParentTypes['Orchestration']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  assessment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['CausalLink']>, ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delegated?: Resolver<ReadonlyArray<ResolversTypes['DelegatedTask']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  goal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrchestrationKind'], ParentType, ContextType>;
  material?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['OrchestrationNote']>, ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrchestrationStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrchestrationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrchestrationConnection'] = ResolversParentTypes['OrchestrationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrchestrationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Orchestration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrchestrationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrchestrationEdge'] = ResolversParentTypes['OrchestrationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Orchestration'], ParentType, ContextType>;
};

export type OrchestrationNoteResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrchestrationNote'] = ResolversParentTypes['OrchestrationNote']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrchestrationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrchestrationPayload'] = ResolversParentTypes['OrchestrationPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  orchestration?: Resolver<Maybe<ResolversTypes['Orchestration']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type OutputValidatedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OutputValidated'] = ResolversParentTypes['OutputValidated']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  subtaskKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export type PersonaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Persona'] = ResolversParentTypes['Persona']> = {
  builtIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  decisionCriteria?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  facilitates?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputFormat?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personality?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  style?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonaConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonaConnection'] = ResolversParentTypes['PersonaConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonaEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Persona']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonaEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonaEdge'] = ResolversParentTypes['PersonaEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
};

export type PhaseChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PhaseChanged'] = ResolversParentTypes['PhaseChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Phase'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostMessagePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PostMessagePayload'] = ResolversParentTypes['PostMessagePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type ProposalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Proposal'] = ResolversParentTypes['Proposal']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  recommended?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  baseUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  circuit?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  consecutiveFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProviderChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProviderChanged'] = ResolversParentTypes['ProviderChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PrunePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PrunePayload'] = ResolversParentTypes['PrunePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['PrunedRows']>, ParentType, ContextType>;
  trees?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PrunedRowsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PrunedRows'] = ResolversParentTypes['PrunedRows']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublishEventPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PublishEventPayload'] = ResolversParentTypes['PublishEventPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['BusEvent']>, ParentType, ContextType>;
};

export type QualityResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Quality'] = ResolversParentTypes['Quality']> = {
  comparison?: Resolver<ResolversTypes['LessonComparison'], ParentType, ContextType, Partial<QualityComparisonArgs>>;
  figures?: Resolver<ResolversTypes['QualityFigureConnection'], ParentType, ContextType, Partial<QualityFiguresArgs>>;
  reviews?: Resolver<ResolversTypes['ReviewConnection'], ParentType, ContextType, Partial<QualityReviewsArgs>>;
};

export type QualityFigureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QualityFigure'] = ResolversParentTypes['QualityFigure']> = {
  capability?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deviation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['FigureDimension'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  last?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mean?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ScoreSource'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QualityFigureConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QualityFigureConnection'] = ResolversParentTypes['QualityFigureConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QualityFigureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['QualityFigure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QualityFigureEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QualityFigureEdge'] = ResolversParentTypes['QualityFigureEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QualityFigure'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  activity?: Resolver<ResolversTypes['ActivityTree'], ParentType, ContextType, RequireFields<QueryActivityArgs, 'root'>>;
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType, RequireFields<QueryActorArgs, 'address'>>;
  actors?: Resolver<ResolversTypes['ActorConnection'], ParentType, ContextType, Partial<QueryActorsArgs>>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType, RequireFields<QueryAgentArgs, 'id'>>;
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, Partial<QueryAgentsArgs>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
  ballot?: Resolver<Maybe<ResolversTypes['Ballot']>, ParentType, ContextType, RequireFields<QueryBallotArgs, 'id'>>;
  budgets?: Resolver<ResolversTypes['BudgetConnection'], ParentType, ContextType, Partial<QueryBudgetsArgs>>;
  busEvent?: Resolver<Maybe<ResolversTypes['BusEvent']>, ParentType, ContextType, RequireFields<QueryBusEventArgs, 'id'>>;
  busEvents?: Resolver<ResolversTypes['BusEventConnection'], ParentType, ContextType, Partial<QueryBusEventsArgs>>;
  chart?: Resolver<Maybe<ResolversTypes['Chart']>, ParentType, ContextType, RequireFields<QueryChartArgs, 'name'>>;
  charts?: Resolver<ResolversTypes['ChartConnection'], ParentType, ContextType, Partial<QueryChartsArgs>>;
  circuitBreakers?: Resolver<ReadonlyArray<ResolversTypes['CircuitBreaker']>, ParentType, ContextType>;
  clarification?: Resolver<Maybe<ResolversTypes['Clarification']>, ParentType, ContextType, RequireFields<QueryClarificationArgs, 'id'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  conversations?: Resolver<ResolversTypes['ConversationConnection'], ParentType, ContextType, Partial<QueryConversationsArgs>>;
  crew?: Resolver<Maybe<ResolversTypes['Crew']>, ParentType, ContextType, Partial<QueryCrewArgs>>;
  crewPolicies?: Resolver<ReadonlyArray<ResolversTypes['CrewPolicy']>, ParentType, ContextType>;
  crews?: Resolver<ResolversTypes['CrewConnection'], ParentType, ContextType, Partial<QueryCrewsArgs>>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, Partial<QueryDeadLettersArgs>>;
  effects?: Resolver<ResolversTypes['EffectConnection'], ParentType, ContextType, Partial<QueryEffectsArgs>>;
  head?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  inbox?: Resolver<ResolversTypes['ClarificationConnection'], ParentType, ContextType, Partial<QueryInboxArgs>>;
  journal?: Resolver<ResolversTypes['JournalEntryConnection'], ParentType, ContextType, Partial<QueryJournalArgs>>;
  limits?: Resolver<ResolversTypes['Limits'], ParentType, ContextType>;
  logs?: Resolver<ResolversTypes['LogEntryConnection'], ParentType, ContextType, Partial<QueryLogsArgs>>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  modelCall?: Resolver<Maybe<ResolversTypes['ModelCall']>, ParentType, ContextType, RequireFields<QueryModelCallArgs, 'id'>>;
  modelCalls?: Resolver<ResolversTypes['ModelCallConnection'], ParentType, ContextType, Partial<QueryModelCallsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<QueryNotificationArgs, 'id'>>;
  notificationChannels?: Resolver<ReadonlyArray<ResolversTypes['NotificationChannel']>, ParentType, ContextType>;
  notifications?: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, Partial<QueryNotificationsArgs>>;
  orchestration?: Resolver<Maybe<ResolversTypes['Orchestration']>, ParentType, ContextType, RequireFields<QueryOrchestrationArgs, 'id'>>;
  orchestrations?: Resolver<ResolversTypes['OrchestrationConnection'], ParentType, ContextType, Partial<QueryOrchestrationsArgs>>;
  persona?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType, RequireFields<QueryPersonaArgs, 'key'>>;
  personas?: Resolver<ResolversTypes['PersonaConnection'], ParentType, ContextType, Partial<QueryPersonasArgs>>;
  quality?: Resolver<ResolversTypes['Quality'], ParentType, ContextType>;
  queues?: Resolver<ResolversTypes['QueueConnection'], ParentType, ContextType, Partial<QueryQueuesArgs>>;
  resources?: Resolver<ReadonlyArray<ResolversTypes['NodeResources']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['EventRule']>, ParentType, ContextType, RequireFields<QueryRuleArgs, 'id'>>;
  rules?: Resolver<ResolversTypes['EventRuleConnection'], ParentType, ContextType, Partial<QueryRulesArgs>>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType, RequireFields<QueryScheduleArgs, 'id'>>;
  scheduleTimes?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType, RequireFields<QueryScheduleTimesArgs, 'timing'>>;
  schedules?: Resolver<ResolversTypes['ScheduleConnection'], ParentType, ContextType, Partial<QuerySchedulesArgs>>;
  searchMessages?: Resolver<ResolversTypes['MessageHitConnection'], ParentType, ContextType, RequireFields<QuerySearchMessagesArgs, 'text'>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  tasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, Partial<QueryTasksArgs>>;
  validationStrategies?: Resolver<ReadonlyArray<ResolversTypes['ValidationStrategy']>, ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  worker?: Resolver<Maybe<ResolversTypes['Worker']>, ParentType, ContextType, RequireFields<QueryWorkerArgs, 'id'>>;
  workers?: Resolver<ResolversTypes['WorkerConnection'], ParentType, ContextType, Partial<QueryWorkersArgs>>;
};

export type QueueResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Queue'] = ResolversParentTypes['Queue']> = {
  agentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oldestAgeMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  oldestAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['QueuedWorkConnection'], ParentType, ContextType, Partial<QueueWaitingArgs>>;
};

export type QueueConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueueConnection'] = ResolversParentTypes['QueueConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QueueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Queue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueueEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueueEdge'] = ResolversParentTypes['QueueEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
};

export type QueuedWorkResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueuedWork'] = ResolversParentTypes['QueuedWork']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  enqueuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  estimatedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
};

export type QueuedWorkConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueuedWorkConnection'] = ResolversParentTypes['QueuedWorkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QueuedWorkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['QueuedWork']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueuedWorkEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueuedWorkEdge'] = ResolversParentTypes['QueuedWorkEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QueuedWork'], ParentType, ContextType>;
};

export type RedriveDeadLetterPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RedriveDeadLetterPayload'] = ResolversParentTypes['RedriveDeadLetterPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type RefusedErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RefusedError'] = ResolversParentTypes['RefusedError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResolveEffectPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ResolveEffectPayload'] = ResolversParentTypes['ResolveEffectPayload']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResponseCompleteResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ResponseComplete'] = ResolversParentTypes['ResponseComplete']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryNotificationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RetryNotificationPayload'] = ResolversParentTypes['RetryNotificationPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  agent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  criteria?: Resolver<ReadonlyArray<ResolversTypes['ReviewCriterion']>, ParentType, ContextType>;
  critic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criticModel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  criticPromptVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  critique?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstTry?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lessonsGiven?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lessonsMode?: Resolver<ResolversTypes['LessonMode'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planPromptVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  promptVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  task?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReviewConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewConnection'] = ResolversParentTypes['ReviewConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReviewEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewCriterionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewCriterion'] = ResolversParentTypes['ReviewCriterion']> = {
  comment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReviewEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewEdge'] = ResolversParentTypes['ReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
};

export type RuleFireResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RuleFire'] = ResolversParentTypes['RuleFire']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['BusEvent']>, ParentType, ContextType>;
  eventKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['FireOutcome'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['EventRule']>, ParentType, ContextType>;
  ruleKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RuleFireConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RuleFireConnection'] = ResolversParentTypes['RuleFireConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RuleFireEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RuleFire']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RuleFireEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RuleFireEdge'] = ResolversParentTypes['RuleFireEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RuleFire'], ParentType, ContextType>;
};

export type SavePersonaPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SavePersonaPayload'] = ResolversParentTypes['SavePersonaPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  persona?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType>;
};

export type ScheduleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  action?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cron?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  everyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  graceMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastFiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  misfire?: Resolver<ResolversTypes['MisfirePolicy'], ParentType, ContextType>;
  most?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextTimes?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType, Partial<ScheduleNextTimesArgs>>;
  overlap?: Resolver<ResolversTypes['OverlapPolicy'], ParentType, ContextType>;
  runs?: Resolver<ResolversTypes['ScheduleRunConnection'], ParentType, ContextType, Partial<ScheduleRunsArgs>>;
  status?: Resolver<ResolversTypes['ScheduleStatus'], ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScheduleConnection'] = ResolversParentTypes['ScheduleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScheduleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Schedule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScheduleEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScheduleEdge'] = ResolversParentTypes['ScheduleEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
};

export type SchedulePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SchedulePayload'] = ResolversParentTypes['SchedulePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
};

export type ScheduleRunResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScheduleRun'] = ResolversParentTypes['ScheduleRun']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  consequences?: Resolver<ReadonlyArray<ResolversTypes['CausalLink']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  fireAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  manual?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScheduleRunStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScheduleRunConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScheduleRunConnection'] = ResolversParentTypes['ScheduleRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScheduleRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ScheduleRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScheduleRunEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScheduleRunEdge'] = ResolversParentTypes['ScheduleRunEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduleRun'], ParentType, ContextType>;
};

export type SendEventPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SendEventPayload'] = ResolversParentTypes['SendEventPayload']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type StageCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StageCount'] = ResolversParentTypes['StageCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['SubtaskStage'], ParentType, ContextType>;
};

export type StartActorPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StartActorPayload'] = ResolversParentTypes['StartActorPayload']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
};

export type StatusChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatusChanged'] = ResolversParentTypes['StatusChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConversationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmitTaskPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubmitTaskPayload'] = ResolversParentTypes['SubmitTaskPayload']> = {
  cursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  actorChanged?: SubscriptionResolver<ResolversTypes['ActorEvent'], "actorChanged", ParentType, ContextType, Partial<SubscriptionActorChangedArgs>>;
  conversationEvents?: SubscriptionResolver<ResolversTypes['ConversationEvent'], "conversationEvents", ParentType, ContextType, RequireFields<SubscriptionConversationEventsArgs, 'id'>>;
  crewEvents?: SubscriptionResolver<ResolversTypes['CrewEvent'], "crewEvents", ParentType, ContextType, Partial<SubscriptionCrewEventsArgs>>;
  events?: SubscriptionResolver<ResolversTypes['BusStreamEvent'], "events", ParentType, ContextType, Partial<SubscriptionEventsArgs>>;
  inbox?: SubscriptionResolver<ResolversTypes['InboxEvent'], "inbox", ParentType, ContextType, Partial<SubscriptionInboxArgs>>;
  journalTail?: SubscriptionResolver<ResolversTypes['JournalEvent'], "journalTail", ParentType, ContextType, Partial<SubscriptionJournalTailArgs>>;
  logTail?: SubscriptionResolver<ResolversTypes['LogEvent'], "logTail", ParentType, ContextType, Partial<SubscriptionLogTailArgs>>;
  system?: SubscriptionResolver<ResolversTypes['SystemEvent'], "system", ParentType, ContextType, Partial<SubscriptionSystemArgs>>;
  taskEvents?: SubscriptionResolver<ResolversTypes['TaskEvent'], "taskEvents", ParentType, ContextType, RequireFields<SubscriptionTaskEventsArgs, 'id'>>;
  tasksChanged?: SubscriptionResolver<ResolversTypes['TaskEvent'], "tasksChanged", ParentType, ContextType, Partial<SubscriptionTasksChangedArgs>>;
  tokens?: SubscriptionResolver<ResolversTypes['TokenEvent'], "tokens", ParentType, ContextType, Partial<SubscriptionTokensArgs>>;
};

export type SubtaskResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subtask'] = ResolversParentTypes['Subtask']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Budget']>, ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dependsOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['TaskFailure']>, ParentType, ContextType>;
  estimatedSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  handoffs?: Resolver<ReadonlyArray<ResolversTypes['Handoff']>, ParentType, ContextType>;
  incarnation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outputs?: Resolver<ReadonlyArray<ResolversTypes['SubtaskOutput']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  routes?: Resolver<ReadonlyArray<ResolversTypes['SubtaskRoute']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['SubtaskStage'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validationReports?: Resolver<ReadonlyArray<ResolversTypes['ValidationReport']>, ParentType, ContextType>;
};

export type SubtaskChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskChanged'] = ResolversParentTypes['SubtaskChanged']> = {
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['TaskFailure']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['SubtaskStage'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubtaskCreatedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskCreated'] = ResolversParentTypes['SubtaskCreated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  incarnation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubtaskOutputResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskOutput'] = ResolversParentTypes['SubtaskOutput']> = {
  agent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  lessons?: Resolver<Maybe<ResolversTypes['AttemptLessons']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  promptVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toolCalls?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type SubtaskProducedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskProduced'] = ResolversParentTypes['SubtaskProduced']> = {
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['SubtaskOutput']>, ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubtaskReviewedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskReviewed'] = ResolversParentTypes['SubtaskReviewed']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubtaskRouteResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubtaskRoute'] = ResolversParentTypes['SubtaskRoute']> = {
  askPerson?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  avoid?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SupervisorActedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SupervisorActed'] = ResolversParentTypes['SupervisorActed']> = {
  action?: Resolver<ResolversTypes['SupervisionAction'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  persona?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SystemEvent'] = ResolversParentTypes['SystemEvent']> = {
  __resolveType: TypeResolveFn<'AlertRaised' | 'DeadLetterAdded' | 'EmergencyEnded' | 'EmergencyStopped' | 'GapMarker' | 'ProviderChanged', ParentType, ContextType>;
};

export type TallyEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TallyEntry'] = ResolversParentTypes['TallyEntry']> = {
  option?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TaskResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Budget']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['CausalLink']>, ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['TaskFailure']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['TaskFile']>, ParentType, ContextType>;
  filesFolder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  graph?: Resolver<Maybe<ResolversTypes['TaskGraph']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  planProblems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  planPromptVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  planRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  planSource?: Resolver<Maybe<ResolversTypes['PlanSource']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['TaskProgress'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resultComplete?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  resultData?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
  submittedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtaskCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subtasks?: Resolver<ReadonlyArray<ResolversTypes['Subtask']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validationReport?: Resolver<ResolversTypes['TaskValidationReport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskConcludedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskConcluded'] = ResolversParentTypes['TaskConcluded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskEvent'] = ResolversParentTypes['TaskEvent']> = {
  __resolveType: TypeResolveFn<'ClarificationClosed' | 'ClarificationOpened' | 'GapMarker' | 'OutputValidated' | 'SubtaskChanged' | 'SubtaskCreated' | 'SubtaskProduced' | 'SubtaskReviewed' | 'TaskConcluded' | 'TaskNoted' | 'TaskPlanned' | 'TaskProgressed' | 'TaskStatusChanged' | 'TaskSubmitted', ParentType, ContextType>;
};

export type TaskFailureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskFailure'] = ResolversParentTypes['TaskFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaskFileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskFile'] = ResolversParentTypes['TaskFile']> = {
  agent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtask?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writtenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TaskGraphResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskGraph'] = ResolversParentTypes['TaskGraph']> = {
  criticalPath?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  criticalSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['GraphEdge']>, ParentType, ContextType>;
  layers?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['GraphNode']>, ParentType, ContextType>;
};

export type TaskNotedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskNoted'] = ResolversParentTypes['TaskNoted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtaskKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskPayload'] = ResolversParentTypes['TaskPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type TaskPlannedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskPlanned'] = ResolversParentTypes['TaskPlanned']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PlanSource'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskProgressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskProgress'] = ResolversParentTypes['TaskProgress']> = {
  elapsedSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  finished?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pace?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  remainingSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['StageCount']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskProgressedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskProgressed'] = ResolversParentTypes['TaskProgressed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  finished?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskStatusChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskStatusChanged'] = ResolversParentTypes['TaskStatusChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['TaskFailure']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskSubmittedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskSubmitted'] = ResolversParentTypes['TaskSubmitted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskValidationReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaskValidationReport'] = ResolversParentTypes['TaskValidationReport']> = {
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reports?: Resolver<ReadonlyArray<ResolversTypes['ValidationReport']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['ValidationReport']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TestAgentPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestAgentPayload'] = ResolversParentTypes['TestAgentPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  modelCall?: Resolver<Maybe<ResolversTypes['ModelCall']>, ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TestNotificationPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestNotificationPayload'] = ResolversParentTypes['TestNotificationPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  test?: Resolver<Maybe<ResolversTypes['NotificationTest']>, ParentType, ContextType>;
};

export type TimerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Timer'] = ResolversParentTypes['Timer']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TokenDeltaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TokenDelta'] = ResolversParentTypes['TokenDelta']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  delta?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TokenEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TokenEvent'] = ResolversParentTypes['TokenEvent']> = {
  __resolveType: TypeResolveFn<'GapMarker' | 'TokenDelta', ParentType, ContextType>;
};

export type TotalsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Totals'] = ResolversParentTypes['Totals']> = {
  calls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TurnReceiptResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TurnReceipt'] = ResolversParentTypes['TurnReceipt']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  duplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ActorStatus'], ParentType, ContextType>;
};

export type UnavailableErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnavailableError'] = ResolversParentTypes['UnavailableError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UsageChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UsageChanged'] = ResolversParentTypes['UsageChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['Totals'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInputError' | 'NotAcceptedError' | 'NotFoundError' | 'RefusedError' | 'UnavailableError', ParentType, ContextType>;
};

export type ValidationCheckResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ValidationCheck'] = ResolversParentTypes['ValidationCheck']> = {
  causes?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  check?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onFail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  undecided?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ValidationReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ValidationReport'] = ResolversParentTypes['ValidationReport']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['ValidationCheck']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  subtask?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ValidationStrategyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ValidationStrategy'] = ResolversParentTypes['ValidationStrategy']> = {
  bad?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  good?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type VoteResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Vote'] = ResolversParentTypes['Vote']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ballot?: Resolver<ResolversTypes['Ballot'], ParentType, ContextType>;
  choice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  objection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ranking?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rehearsal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  voter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VoteCastResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['VoteCast'] = ResolversParentTypes['VoteCast']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  vote?: Resolver<ResolversTypes['Vote'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VoteConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['VoteConnection'] = ResolversParentTypes['VoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Vote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VoteEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['VoteEdge'] = ResolversParentTypes['VoteEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Vote'], ParentType, ContextType>;
};

export type VoterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Voter'] = ResolversParentTypes['Voter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  voter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WorkChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkChanged'] = ResolversParentTypes['WorkChanged']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['WorkChange'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Worker'] = ResolversParentTypes['Worker']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  availability?: Resolver<ResolversTypes['WorkerAvailability'], ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  crew?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currentSubtask?: Resolver<Maybe<ResolversTypes['Subtask']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heartbeatAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  meanMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkerChangedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkerChanged'] = ResolversParentTypes['WorkerChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  worker?: Resolver<Maybe<ResolversTypes['Worker']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkerConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkerConnection'] = ResolversParentTypes['WorkerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Worker']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkerEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkerEdge'] = ResolversParentTypes['WorkerEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Worker'], ParentType, ContextType>;
};

export type WorkerPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkerPayload'] = ResolversParentTypes['WorkerPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['TurnReceipt']>, ParentType, ContextType>;
  worker?: Resolver<Maybe<ResolversTypes['Worker']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  AcceptedEvent?: AcceptedEventResolvers<ContextType>;
  ActionItem?: ActionItemResolvers<ContextType>;
  ActionLimit?: ActionLimitResolvers<ContextType>;
  ActivityNode?: ActivityNodeResolvers<ContextType>;
  ActivityTree?: ActivityTreeResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  ActorChanged?: ActorChangedResolvers<ContextType>;
  ActorConnection?: ActorConnectionResolvers<ContextType>;
  ActorEdge?: ActorEdgeResolvers<ContextType>;
  ActorError?: ActorErrorResolvers<ContextType>;
  ActorEvent?: ActorEventResolvers<ContextType>;
  ActorMoment?: ActorMomentResolvers<ContextType>;
  ActorPayload?: ActorPayloadResolvers<ContextType>;
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentJoined?: AgentJoinedResolvers<ContextType>;
  AgentTyping?: AgentTypingResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertRaised?: AlertRaisedResolvers<ContextType>;
  AttemptLessons?: AttemptLessonsResolvers<ContextType>;
  Ballot?: BallotResolvers<ContextType>;
  BallotClosed?: BallotClosedResolvers<ContextType>;
  BallotConnection?: BallotConnectionResolvers<ContextType>;
  BallotEdge?: BallotEdgeResolvers<ContextType>;
  BallotOpened?: BallotOpenedResolvers<ContextType>;
  BallotOption?: BallotOptionResolvers<ContextType>;
  BallotOutcome?: BallotOutcomeResolvers<ContextType>;
  Budget?: BudgetResolvers<ContextType>;
  BudgetConnection?: BudgetConnectionResolvers<ContextType>;
  BudgetEdge?: BudgetEdgeResolvers<ContextType>;
  BudgetLimits?: BudgetLimitsResolvers<ContextType>;
  BudgetUse?: BudgetUseResolvers<ContextType>;
  BusEvent?: BusEventResolvers<ContextType>;
  BusEventAdded?: BusEventAddedResolvers<ContextType>;
  BusEventConnection?: BusEventConnectionResolvers<ContextType>;
  BusEventEdge?: BusEventEdgeResolvers<ContextType>;
  BusStreamEvent?: BusStreamEventResolvers<ContextType>;
  CastVotePayload?: CastVotePayloadResolvers<ContextType>;
  CausalLink?: CausalLinkResolvers<ContextType>;
  Chart?: ChartResolvers<ContextType>;
  ChartConnection?: ChartConnectionResolvers<ContextType>;
  ChartEdge?: ChartEdgeResolvers<ContextType>;
  ChartEvent?: ChartEventResolvers<ContextType>;
  CircuitBreaker?: CircuitBreakerResolvers<ContextType>;
  CircuitBreakerPayload?: CircuitBreakerPayloadResolvers<ContextType>;
  Clarification?: ClarificationResolvers<ContextType>;
  ClarificationClosed?: ClarificationClosedResolvers<ContextType>;
  ClarificationConnection?: ClarificationConnectionResolvers<ContextType>;
  ClarificationEdge?: ClarificationEdgeResolvers<ContextType>;
  ClarificationOpened?: ClarificationOpenedResolvers<ContextType>;
  ClarificationPayload?: ClarificationPayloadResolvers<ContextType>;
  ConsensusReached?: ConsensusReachedResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  ConversationFailure?: ConversationFailureResolvers<ContextType>;
  ConversationPayload?: ConversationPayloadResolvers<ContextType>;
  CreateConversationPayload?: CreateConversationPayloadResolvers<ContextType>;
  Crew?: CrewResolvers<ContextType>;
  CrewConnection?: CrewConnectionResolvers<ContextType>;
  CrewEdge?: CrewEdgeResolvers<ContextType>;
  CrewEvent?: CrewEventResolvers<ContextType>;
  CrewLimits?: CrewLimitsResolvers<ContextType>;
  CrewLimitsPayload?: CrewLimitsPayloadResolvers<ContextType>;
  CrewPolicy?: CrewPolicyResolvers<ContextType>;
  CrewPolicyPayload?: CrewPolicyPayloadResolvers<ContextType>;
  CrewSupervision?: CrewSupervisionResolvers<ContextType>;
  CrewSupervisionPayload?: CrewSupervisionPayloadResolvers<ContextType>;
  Cursor?: GraphQLScalarType;
  DatabaseHealth?: DatabaseHealthResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterAdded?: DeadLetterAddedResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  DecidedOption?: DecidedOptionResolvers<ContextType>;
  Decision?: DecisionResolvers<ContextType>;
  DelegatedTask?: DelegatedTaskResolvers<ContextType>;
  DeleteConversationPayload?: DeleteConversationPayloadResolvers<ContextType>;
  DeletePersonaPayload?: DeletePersonaPayloadResolvers<ContextType>;
  Dissent?: DissentResolvers<ContextType>;
  Effect?: EffectResolvers<ContextType>;
  EffectConnection?: EffectConnectionResolvers<ContextType>;
  EffectEdge?: EffectEdgeResolvers<ContextType>;
  EmergencyDiscardPayload?: EmergencyDiscardPayloadResolvers<ContextType>;
  EmergencyEnded?: EmergencyEndedResolvers<ContextType>;
  EmergencyResetPayload?: EmergencyResetPayloadResolvers<ContextType>;
  EmergencyStopPayload?: EmergencyStopPayloadResolvers<ContextType>;
  EmergencyStopped?: EmergencyStoppedResolvers<ContextType>;
  EventRule?: EventRuleResolvers<ContextType>;
  EventRuleConnection?: EventRuleConnectionResolvers<ContextType>;
  EventRuleEdge?: EventRuleEdgeResolvers<ContextType>;
  EventRulePayload?: EventRulePayloadResolvers<ContextType>;
  GapMarker?: GapMarkerResolvers<ContextType>;
  GraphEdge?: GraphEdgeResolvers<ContextType>;
  GraphNode?: GraphNodeResolvers<ContextType>;
  Halt?: HaltResolvers<ContextType>;
  Handoff?: HandoffResolvers<ContextType>;
  HandoffSummary?: HandoffSummaryResolvers<ContextType>;
  Health?: HealthResolvers<ContextType>;
  InboxEvent?: InboxEventResolvers<ContextType>;
  InputIssue?: InputIssueResolvers<ContextType>;
  InterjectPayload?: InterjectPayloadResolvers<ContextType>;
  InterjectSubtaskPayload?: InterjectSubtaskPayloadResolvers<ContextType>;
  InvalidInputError?: InvalidInputErrorResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JournalEntry?: JournalEntryResolvers<ContextType>;
  JournalEntryAdded?: JournalEntryAddedResolvers<ContextType>;
  JournalEntryConnection?: JournalEntryConnectionResolvers<ContextType>;
  JournalEntryEdge?: JournalEntryEdgeResolvers<ContextType>;
  JournalEvent?: JournalEventResolvers<ContextType>;
  Lesson?: LessonResolvers<ContextType>;
  LessonComparison?: LessonComparisonResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  Load?: LoadResolvers<ContextType>;
  LogEntry?: LogEntryResolvers<ContextType>;
  LogEntryAdded?: LogEntryAddedResolvers<ContextType>;
  LogEntryConnection?: LogEntryConnectionResolvers<ContextType>;
  LogEntryEdge?: LogEntryEdgeResolvers<ContextType>;
  LogEvent?: LogEventResolvers<ContextType>;
  MatchRate?: MatchRateResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAdded?: MessageAddedResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageCut?: MessageCutResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageHit?: MessageHitResolvers<ContextType>;
  MessageHitConnection?: MessageHitConnectionResolvers<ContextType>;
  MessageHitEdge?: MessageHitEdgeResolvers<ContextType>;
  ModelCall?: ModelCallResolvers<ContextType>;
  ModelCallConnection?: ModelCallConnectionResolvers<ContextType>;
  ModelCallEdge?: ModelCallEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NamedLimit?: NamedLimitResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NodeResources?: NodeResourcesResolvers<ContextType>;
  NotAcceptedError?: NotAcceptedErrorResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationChannel?: NotificationChannelResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationTest?: NotificationTestResolvers<ContextType>;
  Orchestration?: OrchestrationResolvers<ContextType>;
  OrchestrationConnection?: OrchestrationConnectionResolvers<ContextType>;
  OrchestrationEdge?: OrchestrationEdgeResolvers<ContextType>;
  OrchestrationNote?: OrchestrationNoteResolvers<ContextType>;
  OrchestrationPayload?: OrchestrationPayloadResolvers<ContextType>;
  OutputValidated?: OutputValidatedResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Persona?: PersonaResolvers<ContextType>;
  PersonaConnection?: PersonaConnectionResolvers<ContextType>;
  PersonaEdge?: PersonaEdgeResolvers<ContextType>;
  PhaseChanged?: PhaseChangedResolvers<ContextType>;
  PostMessagePayload?: PostMessagePayloadResolvers<ContextType>;
  Proposal?: ProposalResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderChanged?: ProviderChangedResolvers<ContextType>;
  PrunePayload?: PrunePayloadResolvers<ContextType>;
  PrunedRows?: PrunedRowsResolvers<ContextType>;
  PublishEventPayload?: PublishEventPayloadResolvers<ContextType>;
  Quality?: QualityResolvers<ContextType>;
  QualityFigure?: QualityFigureResolvers<ContextType>;
  QualityFigureConnection?: QualityFigureConnectionResolvers<ContextType>;
  QualityFigureEdge?: QualityFigureEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Queue?: QueueResolvers<ContextType>;
  QueueConnection?: QueueConnectionResolvers<ContextType>;
  QueueEdge?: QueueEdgeResolvers<ContextType>;
  QueuedWork?: QueuedWorkResolvers<ContextType>;
  QueuedWorkConnection?: QueuedWorkConnectionResolvers<ContextType>;
  QueuedWorkEdge?: QueuedWorkEdgeResolvers<ContextType>;
  RedriveDeadLetterPayload?: RedriveDeadLetterPayloadResolvers<ContextType>;
  RefusedError?: RefusedErrorResolvers<ContextType>;
  ResolveEffectPayload?: ResolveEffectPayloadResolvers<ContextType>;
  ResponseComplete?: ResponseCompleteResolvers<ContextType>;
  RetryNotificationPayload?: RetryNotificationPayloadResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  ReviewConnection?: ReviewConnectionResolvers<ContextType>;
  ReviewCriterion?: ReviewCriterionResolvers<ContextType>;
  ReviewEdge?: ReviewEdgeResolvers<ContextType>;
  RuleFire?: RuleFireResolvers<ContextType>;
  RuleFireConnection?: RuleFireConnectionResolvers<ContextType>;
  RuleFireEdge?: RuleFireEdgeResolvers<ContextType>;
  SavePersonaPayload?: SavePersonaPayloadResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  ScheduleConnection?: ScheduleConnectionResolvers<ContextType>;
  ScheduleEdge?: ScheduleEdgeResolvers<ContextType>;
  SchedulePayload?: SchedulePayloadResolvers<ContextType>;
  ScheduleRun?: ScheduleRunResolvers<ContextType>;
  ScheduleRunConnection?: ScheduleRunConnectionResolvers<ContextType>;
  ScheduleRunEdge?: ScheduleRunEdgeResolvers<ContextType>;
  SendEventPayload?: SendEventPayloadResolvers<ContextType>;
  StageCount?: StageCountResolvers<ContextType>;
  StartActorPayload?: StartActorPayloadResolvers<ContextType>;
  StatusChanged?: StatusChangedResolvers<ContextType>;
  SubmitTaskPayload?: SubmitTaskPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Subtask?: SubtaskResolvers<ContextType>;
  SubtaskChanged?: SubtaskChangedResolvers<ContextType>;
  SubtaskCreated?: SubtaskCreatedResolvers<ContextType>;
  SubtaskOutput?: SubtaskOutputResolvers<ContextType>;
  SubtaskProduced?: SubtaskProducedResolvers<ContextType>;
  SubtaskReviewed?: SubtaskReviewedResolvers<ContextType>;
  SubtaskRoute?: SubtaskRouteResolvers<ContextType>;
  SupervisorActed?: SupervisorActedResolvers<ContextType>;
  SystemEvent?: SystemEventResolvers<ContextType>;
  TallyEntry?: TallyEntryResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskConcluded?: TaskConcludedResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskEvent?: TaskEventResolvers<ContextType>;
  TaskFailure?: TaskFailureResolvers<ContextType>;
  TaskFile?: TaskFileResolvers<ContextType>;
  TaskGraph?: TaskGraphResolvers<ContextType>;
  TaskNoted?: TaskNotedResolvers<ContextType>;
  TaskPayload?: TaskPayloadResolvers<ContextType>;
  TaskPlanned?: TaskPlannedResolvers<ContextType>;
  TaskProgress?: TaskProgressResolvers<ContextType>;
  TaskProgressed?: TaskProgressedResolvers<ContextType>;
  TaskStatusChanged?: TaskStatusChangedResolvers<ContextType>;
  TaskSubmitted?: TaskSubmittedResolvers<ContextType>;
  TaskValidationReport?: TaskValidationReportResolvers<ContextType>;
  TestAgentPayload?: TestAgentPayloadResolvers<ContextType>;
  TestNotificationPayload?: TestNotificationPayloadResolvers<ContextType>;
  Timer?: TimerResolvers<ContextType>;
  TokenDelta?: TokenDeltaResolvers<ContextType>;
  TokenEvent?: TokenEventResolvers<ContextType>;
  Totals?: TotalsResolvers<ContextType>;
  TurnReceipt?: TurnReceiptResolvers<ContextType>;
  UnavailableError?: UnavailableErrorResolvers<ContextType>;
  UsageChanged?: UsageChangedResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationCheck?: ValidationCheckResolvers<ContextType>;
  ValidationReport?: ValidationReportResolvers<ContextType>;
  ValidationStrategy?: ValidationStrategyResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Vote?: VoteResolvers<ContextType>;
  VoteCast?: VoteCastResolvers<ContextType>;
  VoteConnection?: VoteConnectionResolvers<ContextType>;
  VoteEdge?: VoteEdgeResolvers<ContextType>;
  Voter?: VoterResolvers<ContextType>;
  WorkChanged?: WorkChangedResolvers<ContextType>;
  Worker?: WorkerResolvers<ContextType>;
  WorkerChanged?: WorkerChangedResolvers<ContextType>;
  WorkerConnection?: WorkerConnectionResolvers<ContextType>;
  WorkerEdge?: WorkerEdgeResolvers<ContextType>;
  WorkerPayload?: WorkerPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphqlContext> = {
  auth?: AuthDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
};
