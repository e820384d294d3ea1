import type { Resolvers } from '../__generated__/resolvers-types.ts';
import { connectionResolvers } from '../connection.ts';
import { Cursor, DateTime, JSONScalar } from '../scalars.ts';
import { ActivityNode, ActivityTree } from './activity.ts';
import { Actor } from './actor.ts';
import { Agent } from './agent.ts';
import { Ballot } from './ballot.ts';
import { Budget, BudgetLimits, BudgetUse } from './budget.ts';
import { Chart } from './chart.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { Clarification } from './clarification.ts';
import { Conversation } from './conversation.ts';
import { Crew } from './crew.ts';
import { Decision } from './decision.ts';
import { BusEvent, BusEventAdded, CausalLink, EventRule, RuleFire } from './event-bus.ts';
import { Health } from './health.ts';
import { JournalEntry } from './journal-entry.ts';
import { CrewLimits, Limits } from './limits.ts';
import { logTypes } from './log.ts';
import { Message } from './message.ts';
import { ModelCall } from './model-call.ts';
import { actorMutations } from './mutations/actor-mutations.ts';
import { conversationMutations } from './mutations/conversation-mutations.ts';
import { crewMutations } from './mutations/crew-mutations.ts';
import { eventMutations } from './mutations/event-mutations.ts';
import { notificationMutations } from './mutations/notification-mutations.ts';
import { orchestrationMutations } from './mutations/orchestration-mutations.ts';
import { peopleMutations } from './mutations/people-mutations.ts';
import { personaMutations } from './mutations/persona-mutations.ts';
import { readAnew } from './mutations/read-anew.ts';
import { retentionMutations } from './mutations/retention-mutations.ts';
import { safeguardMutations } from './mutations/safeguard-mutations.ts';
import { scheduleMutations } from './mutations/schedule-mutations.ts';
import { systemMutations } from './mutations/system-mutations.ts';
import { taskMutations } from './mutations/task-mutations.ts';
import { NodeResources } from './node-resources.ts';
import { DelegatedTask, Orchestration } from './orchestration.ts';
import { Persona } from './persona.ts';
import {
  AttemptLessons,
  Quality,
  QualityFigure,
  Review,
  TaskValidationReport,
  ValidationReport,
} from './quality.ts';
import { Query } from './query.ts';
import { Schedule, ScheduleRun } from './schedule.ts';
import { streamEvents } from './stream-events.ts';
import { Subscription } from './subscription.ts';
import { Handoff, Subtask, SubtaskOutput, Task, TaskFile } from './task.ts';
import { taskEvents } from './task-events.ts';
import { GraphNode } from './task-graph.ts';
import { Vote } from './vote.ts';
import { DeadLetter, Effect, Halt, Notification, Timer, TurnReceipt } from './work-in-waiting.ts';
import { crewEvents, Queue, QueuedWork, Worker } from './worker.ts';

/** All resolvers. A new one each time, because a schema built from them is changed in place by the rights check. */
export function createResolvers(): Resolvers {
  return {
    Cursor,
    DateTime,
    JSON: JSONScalar,
    Query,
    Mutation: readAnew({
      ...conversationMutations,
      ...peopleMutations,
      ...actorMutations,
      ...personaMutations,
      ...systemMutations,
      ...retentionMutations,
      ...safeguardMutations,
      ...taskMutations,
      ...notificationMutations,
      ...crewMutations,
      ...eventMutations,
      ...scheduleMutations,
      ...orchestrationMutations,
    }),
    Subscription,
    ...streamEvents,
    ...taskEvents,
    ...crewEvents,
    ...logTypes,
    Actor,
    Agent,
    Ballot,
    BusEvent,
    BusEventAdded,
    CausalLink,
    EventRule,
    RuleFire,
    Budget,
    BudgetLimits,
    BudgetUse,
    ActivityNode,
    ActivityTree,
    DelegatedTask,
    Orchestration,
    Schedule,
    ScheduleRun,
    Chart,
    Clarification,
    Conversation,
    DeadLetter,
    Decision,
    Effect,
    Halt,
    Handoff,
    Health,
    JournalEntry,
    Limits,
    Crew,
    CrewConnection: connectionResolvers(),
    CrewLimits,
    Message,
    ModelCall,
    Notification,
    Persona,
    AttemptLessons,
    Quality,
    QualityFigure,
    Review,
    Subtask,
    SubtaskOutput,
    Task,
    TaskFile,
    TaskValidationReport,
    ValidationReport,
    Timer,
    TurnReceipt,
    Vote,
    GraphNode,
    LogEntryConnection: connectionResolvers(),
    Queue,
    QueuedWork,
    Worker,
    QueueConnection: connectionResolvers(),
    QueuedWorkConnection: connectionResolvers(),
    WorkerConnection: connectionResolvers(),
    ActorConnection: connectionResolvers(),
    CircuitBreaker,
    NodeResources,
    AlertConnection: connectionResolvers(),
    AlertRaised: { at: ({ alert }) => alert.at },
    AgentConnection: connectionResolvers(),
    BallotConnection: connectionResolvers(),
    BusEventConnection: connectionResolvers(),
    EventRuleConnection: connectionResolvers(),
    RuleFireConnection: connectionResolvers(),
    BudgetConnection: connectionResolvers(),
    OrchestrationConnection: connectionResolvers(),
    ScheduleConnection: connectionResolvers(),
    ScheduleRunConnection: connectionResolvers(),
    ChartConnection: connectionResolvers(),
    ClarificationConnection: connectionResolvers(),
    ConversationConnection: connectionResolvers(),
    DeadLetterConnection: connectionResolvers(),
    EffectConnection: connectionResolvers(),
    JournalEntryConnection: connectionResolvers(),
    MessageConnection: connectionResolvers(),
    MessageHitConnection: connectionResolvers(),
    ModelCallConnection: connectionResolvers(),
    NotificationConnection: connectionResolvers(),
    PersonaConnection: connectionResolvers(),
    QualityFigureConnection: connectionResolvers(),
    ReviewConnection: connectionResolvers(),
    TaskConnection: connectionResolvers(),
    VoteConnection: connectionResolvers(),
  };
}
