import type { JsonObject } from '#core';

type Words = (fact: JsonObject) => string;

const of = (fact: JsonObject, name: string): string => String(fact[name] ?? '');
const why = (fact: JsonObject): string => {
  const failure = (fact['failure'] ?? fact['error']) as { readonly message?: unknown } | null | undefined;
  const text = failure?.message ?? fact['reason'];
  return text == null || text === '' ? '' : `: ${String(text)}`;
};
const by = (fact: JsonObject): string => (fact['agent'] == null ? '' : ` by ${of(fact, 'agent')}`);
const share = (value: unknown): string => `${Math.round(Number(value) * 100)}%`;

const words: Readonly<Record<string, Words>> = {
  'actor.failed': (fact) => `the actor failed at ${of(fact, 'event')}`,
  'task.submitted': (fact) => `handed in by ${of(fact, 'user')}`,
  'task.changed': (fact) => `task ${of(fact, 'status')}${why(fact)}`,
  'task.planned': (fact) => `plan ${of(fact, 'revision')} (${of(fact, 'source')})`,
  'task.progressed': (fact) =>
    `${of(fact, 'finished')} of ${of(fact, 'total')} subtasks ended (${share(fact['fraction'])})`,
  'task.concluded': (fact) => (fact['complete'] === false ? 'a partial result' : 'the result'),
  'subtask.created': (fact) => `${of(fact, 'subtask')}: begun`,
  'subtask.changed': (fact) =>
    `${of(fact, 'subtask')}: ${of(fact, 'stage')}${fact['stage'] === 'running' ? by(fact) : ''}${why(fact)}`,
  'subtask.produced': (fact) =>
    `${of(fact, 'subtask')}: an output${by(fact)} (try ${of(fact, 'attempt')}, ${of(fact, 'toolCalls')} tool calls)`,
  'subtask.reviewed': (fact) =>
    `${of(fact, 'subtask')}: ${fact['accepted'] === true ? 'accepted' : 'refused'} by review (${share(fact['score'])})`,
  'output.validated': (fact) =>
    `${fact['subtask'] == null ? 'result' : of(fact, 'subtask')}: validation ${fact['passed'] === true ? 'passed' : `failed, ${of(fact, 'action')}`}`,
  'subtask.handedOff': (fact) => `${of(fact, 'subtask')}: handed to a fresh agent${why(fact)}`,
  'subtask.takenOver': (fact) => `${of(fact, 'subtask')}: taken over by ${of(fact, 'to')}`,
  'subtask.interjected': (fact) => `${of(fact, 'subtask')}: somebody cut in`,
  'file.written': (fact) => `${of(fact, 'subtask')}: wrote ${of(fact, 'path')}`,
  'worker.changed': (fact) =>
    `agent ${of(fact, 'worker')}: ${fact['current'] == null ? 'free' : `works for ${of(fact, 'current')}`}`,
  'work.queued': (fact) => `${of(fact, 'work')} waits in ${of(fact, 'queue')}`,
  'work.assigned': (fact) => `${of(fact, 'work')} is with ${of(fact, 'agent')}`,
  'work.left': (fact) => `${of(fact, 'work')} needs no agent any more`,
  'conversation.changed': (fact) => `conversation ${of(fact, 'status')}, ${of(fact, 'phase')}${why(fact)}`,
  'clarification.opened': (fact) =>
    `${of(fact, 'askerName')} asks${fact['urgency'] === 'harsh' ? ' and waits' : ''}`,
  'clarification.closed': (fact) => `the question is ${of(fact, 'status')}`,
  'supervisor.acted': (fact) => `${of(fact, 'policy')}: ${of(fact, 'action')} ${of(fact, 'agent')}`,
};

/** A fact in words. One that has no words of its own is told by its plain values. */
export function logWords(fact: JsonObject): string {
  const type = String(fact['type']);
  const told = words[type];
  if (told !== undefined) return told(fact);
  const plain = Object.entries(fact).filter(
    ([name, value]) => name !== 'type' && value !== null && typeof value !== 'object',
  );
  return [type, ...plain.map(([name, value]) => `${name}=${String(value)}`)].join(' ');
}
