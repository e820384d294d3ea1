import type { PlannedView, TaskResult, TaskRunEvent } from '../tasks/task-run-event.ts';
import type { TaskRunState } from '../tasks/task-run-state.ts';
import { costText, countText, elapsedText } from './figures.ts';
import { rehearsalNotice } from './header-lines.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled, safeLine, safeText, wrapped } from './page.ts';
import { questionClosedLines, questionLines } from './question-lines.ts';
import { fileLines } from './task-lines.ts';

export interface TaskRunPlace {
  /** How to call this program: `npm start --` or `statehouse`. */
  readonly program: string;
  /** True when questions are asked at this terminal, so that nobody needs to be told how else to answer. */
  readonly asksHere: boolean;
}

/** The lines that an event adds to the page, given the state after it. Nothing for what only the area shows. */
export function taskRunLines(
  page: Page,
  state: TaskRunState,
  event: TaskRunEvent,
  { program, asksHere }: TaskRunPlace,
): readonly string[] {
  const { color } = page;
  switch (event.type) {
    case 'task':
      return [
        ruled(page, event.resumed ? 'Statehouse · task goes on' : 'Statehouse · task'),
        ...labelled(page, 'Task', event.description),
        ...labelled(page, 'Id', event.taskId),
        ...(event.rehearsal ? ['', ...rehearsalNotice(page)] : []),
        '',
      ];
    case 'plan':
      return [
        `Plan${event.source === 'fallback' ? ' (fallback: the whole task as one subtask)' : ''}`,
        ...event.subtasks.flatMap((each) => planLine(page, each)),
        '',
      ];
    case 'status':
      return shownStatuses.has(event.status)
        ? noted(
            page,
            `${statusWords[event.status] ?? event.status}${event.reason ? `: ${event.reason}` : ''}`,
          )
        : [];
    case 'subtask':
      return subtaskLines(page, event);
    case 'review':
      return event.accepted
        ? []
        : noted(page, `${event.key}: review gave ${percent(event.score)}, it goes back with the critique`);
    case 'validation':
      return event.passed
        ? []
        : noted(page, `${event.key ?? 'the result'}: validation failed, ${event.action}`);
    case 'question':
      return [
        ...questionLines(page, event.clarification),
        ...(asksHere
          ? []
          : [color.dim(`  ${program} answer ${event.clarification.address} "<your answer>"`)]),
      ];
    case 'questionClosed':
      return questionClosedLines(page, event.clarification);
    case 'connection':
      return noted(
        page,
        event.state === 'lost'
          ? 'the connection to the server is lost; trying to reach it again'
          : 'connected again; nothing was missed',
      );
    case 'notice':
      return noted(page, event.text);
    case 'result':
      return resultLines(page, event, state, program);
    default:
      return [];
  }
}

const shownStatuses: ReadonlySet<string> = new Set([
  'decomposing',
  'awaitingApproval',
  'paused',
  'aggregating',
  'validating',
  'waitingOnHuman',
]);

const statusWords: Readonly<Record<string, string>> = {
  decomposing: 'making a plan',
  awaitingApproval: 'the plan waits for approval',
  aggregating: 'putting the outputs together',
  validating: 'checking the result',
  waitingOnHuman: 'waits for a person',
};

const marks: Readonly<Record<string, string>> = {
  running: '▸',
  completed: '✓',
  failed: '✗',
  skipped: '–',
  cancelled: '–',
  retrying: '↻',
  waitingOnHuman: '?',
};

function subtaskLines(page: Page, event: Extract<TaskRunEvent, { type: 'subtask' }>): readonly string[] {
  const mark = marks[event.stage];
  if (mark === undefined) return [];
  const who = event.stage === 'running' && event.agent !== null ? ` (${event.agent})` : '';
  const again = event.stage === 'running' && event.attempt > 1 ? `, try ${event.attempt}` : '';
  const why = event.reason !== null && event.stage !== 'completed' ? `: ${event.reason}` : '';
  return wrapped(page, `${event.key}${who}${again}${why}`, { first: `${mark} `, rest: '  ' }).map((line) =>
    event.stage === 'completed'
      ? page.color.green(line)
      : event.stage === 'failed'
        ? page.color.red(line)
        : line,
  );
}

function planLine(page: Page, { key, title, dependsOn }: PlannedView): readonly string[] {
  const after = dependsOn.length === 0 ? '' : ` (after ${dependsOn.join(', ')})`;
  return wrapped(page, `${key}: ${safeLine(title)}${after}`, { first: '  • ', rest: '    ' });
}

function noted(page: Page, text: string): readonly string[] {
  return wrapped(page, text, { first: '· ', rest: '  ' }).map((line) => page.color.dim(line));
}

const titles: Readonly<Record<string, string>> = {
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  paused: 'Paused',
  awaitingApproval: 'Waits for approval (awaitingApproval)',
  waitingOnHuman: 'Waits for a person (waitingOnHuman)',
};

function resultLines(page: Page, event: TaskResult, state: TaskRunState, program: string): readonly string[] {
  const { status, taskId, result, reason, failure } = event;
  const used = `${countText(state.tokens)} tokens · ${costText(state.costUsd)} · ${elapsedText(event.elapsedMs)}`;
  const unfinished = event.subtasks.filter(({ stage }) => stage === 'failed' || stage === 'skipped');
  return [
    '',
    ruled(page, titles[status] ?? 'Left running'),
    ...(event.resultComplete === false ? ['Partial result:', ''] : []),
    ...(result === null ? [] : [...safeText(result).trim().split('\n'), '']),
    ...(reason === null ? [] : wrapped(page, reason)),
    ...unfinished.flatMap(({ key, stage, reason: why }) =>
      wrapped(page, `${key}: ${stage}${why === null ? '' : `: ${why}`}`, { first: '  ', rest: '    ' }),
    ),
    ...labelled(page, 'Used', used),
    ...labelled(page, 'Look', `${program} task ${taskId}`),
    ...fileLines(event),
    ...goOnLines(page, { status, taskId, program, failed: failure?.subtask ?? null }),
    ...(event.rehearsal ? ['', page.color.dim('[R] the rehearsal model spoke')] : []),
  ];
}

function goOnLines(
  page: Page,
  on: {
    readonly status: string;
    readonly taskId: string;
    readonly program: string;
    readonly failed: string | null;
  },
): readonly string[] {
  const { status, taskId, program, failed } = on;
  if (status === 'completed' || status === 'cancelled') return [];
  if (status === 'failed')
    return failed === null ? [] : labelled(page, 'Again', `${program} retry ${taskId} ${failed}`);
  if (status === 'paused') return labelled(page, 'Go on', `${program} run --resume ${taskId}`);
  return [
    ...(status === 'awaitingApproval' ? labelled(page, 'Approve', `${program} approve ${taskId}`) : []),
    ...labelled(page, 'Answer', `${program} inbox`),
    ...labelled(page, 'Go on', `${program} run --resume ${taskId}`),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
