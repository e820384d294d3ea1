import { Actor } from './actor.ts';
import { Agent } from './agent.ts';
import { AttemptLessons } from './attempt-lessons.ts';
import { Ballot } from './ballot.ts';
import { Budget } from './budget.ts';
import { BudgetReservation } from './budget-reservation.ts';
import { BusEvent } from './bus-event.ts';
import { Causation } from './causation.ts';
import { Chart } from './chart.ts';
import { Checkpoint } from './checkpoint.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { Clarification } from './clarification.ts';
import { Conversation } from './conversation.ts';
import { DeadLetter } from './dead-letter.ts';
import { Effect } from './effect.ts';
import { EventRule } from './event-rule.ts';
import { Halt } from './halt.ts';
import { Handoff } from './handoff.ts';
import { Journal } from './journal.ts';
import { LlmCall } from './llm-call.ts';
import { Mailbox } from './mailbox.ts';
import { Message } from './message.ts';
import { Node } from './node.ts';
import { NodeReading } from './node-reading.ts';
import { Notification } from './notification.ts';
import { Orchestration, OrchestrationNote, OrchestrationTask } from './orchestration.ts';
import { Persona } from './persona.ts';
import { PrunedRange } from './pruned-range.ts';
import { QualityFigure } from './quality-figure.ts';
import { QualityScore } from './quality-score.ts';
import { RuleFire } from './rule-fire.ts';
import { SafeguardAlert } from './safeguard-alert.ts';
import { Schedule } from './schedule.ts';
import { ScheduleRun } from './schedule-run.ts';
import { Subtask } from './subtask.ts';
import { SubtaskInterjection } from './subtask-interjection.ts';
import { SubtaskResult } from './subtask-result.ts';
import { SubtaskRoute } from './subtask-route.ts';
import { Task } from './task.ts';
import { TaskFile } from './task-file.ts';
import { Timer } from './timer.ts';
import { ToolCall } from './tool-call.ts';
import { ValidationReport } from './validation-report.ts';
import { Vote } from './vote.ts';
import { WorkItem } from './work-item.ts';
import { Worker } from './worker.ts';

/** Every table of the migrations; a test compares the two, both ways. */
export const entities = [
  Actor,
  Agent,
  AttemptLessons,
  Ballot,
  BusEvent,
  Causation,
  Budget,
  BudgetReservation,
  Chart,
  Checkpoint,
  CircuitBreaker,
  Clarification,
  Conversation,
  DeadLetter,
  Effect,
  EventRule,
  Handoff,
  Halt,
  Journal,
  LlmCall,
  Mailbox,
  Message,
  Node,
  Notification,
  NodeReading,
  Orchestration,
  OrchestrationNote,
  OrchestrationTask,
  Persona,
  PrunedRange,
  QualityFigure,
  QualityScore,
  RuleFire,
  SafeguardAlert,
  Schedule,
  ScheduleRun,
  Subtask,
  SubtaskInterjection,
  SubtaskResult,
  SubtaskRoute,
  Task,
  ToolCall,
  Worker,
  WorkItem,
  TaskFile,
  Timer,
  ValidationReport,
  Vote,
] as const;
