import { checkDurable } from './history/checks/n1-durable.ts';
import { checkOrdered } from './history/checks/n2-ordered.ts';
import { checkEffectivelyOnce } from './history/checks/n3-effectively-once.ts';
import { checkOutputGate } from './history/checks/n4-output-gate.ts';
import { checkOutsideCalls } from './history/checks/n5-outside-calls.ts';
import { checkTimers, type TimerLimits } from './history/checks/n6-timers.ts';
import { checkSingleWriter, countStaleCommits } from './history/checks/n7-single-writer.ts';
import { checkRetries } from './history/checks/n8-retries.ts';
import { checkSubscriptions } from './history/checks/n9-subscriptions.ts';
import { checkHumans } from './history/checks/n10-humans.ts';
import { type AliveLimits, checkAlive } from './history/checks/n11-alive.ts';
import { checkSubtasksOnce } from './history/checks/t1-subtasks-once.ts';
import { checkNoTaskLost } from './history/checks/t2-no-task-lost.ts';
import { checkToolCalls } from './history/checks/t3-tool-calls.ts';
import { checkOneSubtaskPerAgent } from './history/checks/t4-one-subtask-per-agent.ts';
import { checkAgentsBeginAnew } from './history/checks/t5-agents-begin-anew.ts';
import type { History } from './history/load-history.ts';
import { formatViolations, type Guarantee, type Violation } from './history/violation.ts';

export type HistoryLimits = TimerLimits & AliveLimits;

export interface HistoryReport {
  readonly violations: readonly Violation[];
  /** Guarantees with a violation, in order. */
  readonly broken: readonly Guarantee[];
  readonly turns: number;
  readonly actors: number;
  readonly acknowledged: number;
  readonly outsideCalls: number;
  readonly staleCommits: number;
  /** For people; empty when all held. */
  readonly text: string;
}

const defaults: HistoryLimits = { lateMs: 1_000, probeMs: 5_000, successShare: 0.7 };

/** Judges a run by what its client, its database and the servers outside remember: guarantees N1 to N11, and those of tasks, T1 to T5. */
export function checkHistory(history: History, limits: Partial<HistoryLimits> = {}): HistoryReport {
  const all = { ...defaults, ...limits };
  const violations = [
    ...checkDurable(history),
    ...checkOrdered(history),
    ...checkEffectivelyOnce(history),
    ...checkOutputGate(history),
    ...checkOutsideCalls(history),
    ...checkTimers(history, all),
    ...checkSingleWriter(history),
    ...checkRetries(history),
    ...checkSubscriptions(history),
    ...checkHumans(history),
    ...checkAlive(history, all),
    ...checkSubtasksOnce(history),
    ...checkNoTaskLost(history),
    ...checkToolCalls(history),
    ...checkOneSubtaskPerAgent(history),
    ...checkAgentsBeginAnew(history),
  ];
  return {
    violations,
    broken: [...new Set(violations.map(({ guarantee }) => guarantee))],
    turns: history.journal.length,
    actors: history.actors.size,
    acknowledged: history.client.filter(({ event }) => event === 'acknowledged').length,
    outsideCalls: history.calls.length,
    staleCommits: countStaleCommits(history),
    text: formatViolations(violations),
  };
}
