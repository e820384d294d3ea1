import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { walkChart } from '#testing';
import agent from '../../machines/agent.ts';
import ballot from '../../machines/ballot.ts';
import clarification from '../../machines/clarification.ts';
import supervisor from '../../machines/supervisor.ts';
import { persona } from './scripted-panel.ts';

const done = (child: string, output: unknown): ActorEvent => ({
  type: 'statehouse.child.done',
  child,
  output,
});
const failed = (child: string): ActorEvent => ({
  type: 'statehouse.child.failed',
  child,
  error: { name: 'Error', message: 'no' },
});

describe('every path of a chart goes on after a crash at any event as if nothing had happened', () => {
  it('agent in a conversation', () => {
    const usage = { promptTokens: 1, completionTokens: 1, costUsd: 0 };
    const output = { reply: {}, toolCalls: [], callId: 'c1', rehearsal: true, usage };
    const call = { id: 't1', name: 'look', arguments: '{}' };
    const walk = walkChart({
      chart: agent,
      input: { persona: persona('ada'), conversation: 'conversation/1' },
      events: ({ context }) => {
        const asked = context['queue'] as unknown[];
        const request = {
          requestId: `r${asked.length}`,
          kind: 'explore',
          beforeOrdinal: 1,
          windowTokens: 100,
          task: { round: null, rule: null, options: [], note: null },
          policies: [],
        };
        return [
          { type: 'agent.ask', ...request },
          done('model', output),
          done('model', { ...output, reply: null, toolCalls: [call] }),
          failed('model'),
          done('tool', { results: ['1'] }),
          failed('tool'),
          done('cut', { callId: 'c1', offset: 3, prefix: 'abc' }),
          failed('cut'),
          { type: 'xstate.after.retryDelay.agent.retrying' },
          { type: 'xstate.after.humanPatience.agent.awaitingHuman' },
          { type: 'model.matched', policyId: 'p', offset: 3, prefix: 'abc' },
          { type: 'agent.interject', text: 'stop', from: 'supervisor', policyId: 'p' },
          { type: 'agent.withdraw', requestId: 'r0' },
          { type: 'agent.pause' },
          { type: 'agent.resume' },
          { type: 'agent.awaitHuman' },
          { type: 'agent.humanAnswered' },
          { type: 'agent.restart' },
          { type: 'agent.drain' },
          { type: 'agent.drainOverdue' },
          { type: 'agent.halt' },
        ];
      },
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          (context['queue'] as unknown[]).length > 0,
          context['request'] !== null,
          context['tries'],
          context['failures'],
          context['isDraining'],
          (context['interjections'] as unknown[]).length > 0,
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual(['starting', 'draining']);
    expect(walk.paths.length).toBeGreaterThan(60);
  });

  it('ballot', () => {
    const cast = (voter: string, choice: string): ActorEvent => ({
      type: 'ballot.cast',
      voter,
      choice,
      ranking: [choice],
      approvals: [choice],
      reason: 'so',
    });
    const walk = walkChart({
      chart: ballot,
      input: {
        conversation: null,
        round: 1,
        rule: { kind: 'majority' },
        proposal: { messageId: null, title: 'T', summary: 'S', recommended: 'a', reasons: [] },
        options: ['a', 'b', 'c'].map((key) => ({ key, title: key.toUpperCase(), detail: '' })),
        eligible: ['x', 'y', 'z'].map((voter) => ({ voter, name: voter, weight: 1 })),
        quorum: 0.5,
        deadlineMs: 60_000,
        runoff: true,
        closeWhenDecided: false,
      },
      events: [
        ...['x', 'y'].flatMap((voter) => ['a', 'b'].map((choice) => cast(voter, choice))),
        cast('z', 'c'),
        cast('x', 'unknown'),
        { type: 'ballot.excuse', voter: 'z' },
        { type: 'ballot.hold' },
        { type: 'ballot.release' },
        { type: 'ballot.cancel' },
        ...['open', 'runoff'].flatMap((state) => [
          { type: `xstate.after.votingTime.ballot.${state}.taking` },
          { type: `xstate.after.patience.ballot.${state}.held` },
        ]),
      ],
      serialize: ({ value, context }) => {
        const votes = context['votes'] as { voter: string; choice: string }[];
        const sorted = votes.map(({ voter, choice }) => `${voter}${choice}`).sort();
        return JSON.stringify([
          value,
          sorted,
          new Set(context['excused'] as string[]).size,
          context['options'],
        ]);
      },
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual(['counting']);
  });

  it('clarification', () => {
    const walk = walkChart({
      chart: clarification,
      input: {
        id: 'question-1',
        asker: 'conversation/1',
        askerName: 'Ada',
        conversation: 'conversation/1',
        kind: 'question',
        question: 'Why?',
        urgency: 'harsh',
        options: ['yes', 'no'],
        answerSchema: { type: 'string', enum: ['yes', 'no'] },
        assumption: 'yes',
        deadlineMs: 60_000,
        expiryPolicy: 'wait',
      },
      events: [
        done('notice', { channels: ['inbox'] }),
        failed('notice'),
        { type: 'clarification.answer', answer: 'yes', by: 'eve' },
        { type: 'clarification.answer', answer: 'perhaps', by: 'eve' },
        { type: 'clarification.withdraw' },
        { type: 'clarification.hold' },
        { type: 'clarification.release' },
        { type: 'xstate.after.answerTime.clarification.waiting' },
        { type: 'xstate.after.patience.clarification.held' },
      ],
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });

  it('supervisor', () => {
    const report = (type: string, name: string): ActorEvent => ({
      type,
      agent: name,
      requestId: 'r1',
      kind: 'explore',
      reply: { contribution: 'ERROR' },
      policyId: 'stream',
    });
    const walk = walkChart({
      chart: supervisor,
      input: {
        conversation: 'conversation/1',
        personas: [persona('ada'), persona('ben')],
        policies: [
          { id: 'stream', match: { pattern: 'error', on: 'stream' }, action: 'interject', text: 'Mind it' },
          { id: 'message', match: { pattern: 'error', on: 'message' }, action: 'pause' },
          { id: 'event', match: { pattern: 'r1', on: 'event', event: 'agent.failed' }, action: 'restart' },
          {
            id: 'help',
            match: { pattern: '.', on: 'event', event: 'agent.interjected' },
            action: 'escalate',
          },
        ],
      },
      events: [
        ...['ada', 'ben', 'nobody'].map((name) => ({
          type: 'supervisor.ask',
          agent: name,
          request: { requestId: 'r1', kind: 'explore' },
        })),
        report('agent.started', 'ada'),
        report('agent.replied', 'ada'),
        report('agent.matched', 'ada'),
        report('agent.failed', 'ada'),
        report('agent.interjected', 'ben'),
        { type: 'supervisor.tell', agents: ['ben'], event: { type: 'agent.pause' } },
        { type: 'supervisor.tell', agents: null, event: { type: 'agent.halt' } },
        { type: 'supervisor.pause' },
        { type: 'supervisor.resume' },
        { type: 'supervisor.drain' },
        done('ada', null),
        done('ben', null),
        failed('ben'),
        { type: 'xstate.after.drainTime.supervisor.draining' },
      ],
      serialize: ({ value, context }) => JSON.stringify([value, context['ended']]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });
});
