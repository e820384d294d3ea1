import type { PolicyMatch } from '#core';
import type { CrewPolicy } from '#rules';
import type { ClarificationInput, ClarificationSettled } from '../clarification.ts';
import { change, type Draft, send, spawn } from '../task/draft.ts';

export interface OverseerContext {
  readonly policies: readonly CrewPolicy[];
  /** Everything up to this position of the journal was looked at; null: the watch begins a little before now. */
  readonly position: number | null;
  /** Policies that were found met at that position. */
  readonly metThere?: readonly string[];
  /** When each policy acted on each actor of late, by `<policy>|<address>`. */
  readonly acted: Readonly<Record<string, readonly number[]>>;
  /** Open questions by id: who they are about. */
  readonly escalations: Readonly<Record<string, { readonly address: string; readonly chart: string }>>;
  readonly questions: number;
}

type OverseerDraft = Draft<OverseerContext>;

const dayMs = 24 * 3_600_000;
const answers = ['go on', 'cancel'] as const;

/** Does what the policy says, unless it has done so often enough to this actor. */
export function carryOut(draft: OverseerDraft, match: PolicyMatch): void {
  const policy = draft.context.policies.find(({ id }) => id === match.policy);
  if (!noteMatch(draft, match) || !policy || !isAllowed(draft, policy, match.address)) return;
  const { id, action } = policy;
  const text = policy.text ?? `The policy '${id}' was met: ${match.why}`;
  const event = action === 'escalate' ? null : eventFor(action, match.chart, text);
  if (action === 'escalate') escalate(draft, match, text);
  else if (event !== null) send(draft, match.address, event);
  const acted = action === 'escalate' || event !== null;
  draft.facts.push({
    type: 'safeguard.alerted',
    kind: 'policy',
    level: action === 'escalate' || !acted ? 'warning' : 'info',
    subject: match.address,
    message: acted
      ? `The policy '${id}' acted (${action}): ${match.why}`
      : `The policy '${id}' was met, but a '${match.chart}' takes no '${action}': ${match.why}`,
    root: match.root,
    details: { policy: id, action, chart: match.chart },
  });
}

/** False when the watch tells again of what it told before: it was interrupted, and began anew. */
function noteMatch(draft: OverseerDraft, { policy, position }: PolicyMatch): boolean {
  if (position === null) return true;
  const { position: last, metThere = [] } = draft.context;
  if (last !== null && position < last) return false;
  const met = position === last ? metThere : [];
  if (met.includes(policy)) return false;
  change(draft, { position, metThere: [...met, policy] });
  return true;
}

function isAllowed(draft: OverseerDraft, policy: CrewPolicy, address: string): boolean {
  const { acted } = draft.context;
  const { at } = draft.turn;
  const key = `${policy.id}|${address}`;
  const recent = (acted[key] ?? []).filter((time) => time > at - policy.limit.perMs);
  if (recent.length >= policy.limit.count) return false;
  const young = Object.entries(acted).filter(([, times]) => times.some((time) => time > at - dayMs));
  change(draft, { acted: { ...Object.fromEntries(young), [key]: [...recent, at] } });
  return true;
}

/** What an actor of this chart takes for an action; null: it takes none. */
function eventFor(
  action: Exclude<CrewPolicy['action'], 'escalate'>,
  chart: string,
  text: string,
): { readonly type: string; readonly [key: string]: unknown } | null {
  const from = 'overseer';
  const reason = text.slice(0, 500);
  if (chart === 'subtask') {
    return {
      interject: { type: 'subtask.interject', text, from },
      pause: { type: 'subtask.pause' },
      restart: { type: 'subtask.restart', reason },
      reassign: { type: 'subtask.reassign', reason },
    }[action];
  }
  if (chart === 'agent') {
    return {
      interject: { type: 'agent.interject', text, from: 'supervisor', policyId: null, reason },
      pause: { type: 'agent.pause' },
      restart: { type: 'agent.restart' },
      reassign: null,
    }[action];
  }
  if (chart === 'worker') {
    return {
      interject: null,
      pause: { type: 'worker.pause' },
      // Its crew begins it anew, and others with it by its strategy; the work is taken over.
      restart: { type: 'worker.fail', reason: `a policy began it anew: ${reason}`.slice(0, 500) },
      reassign: null,
    }[action];
  }
  if ((chart === 'task' || chart === 'conversation') && action === 'pause') {
    return { type: `${chart}.pause`, reason } as { readonly type: string };
  }
  return null;
}

/** Puts it to people: a question in the inbox. The actor is paused until they have spoken. */
function escalate(draft: OverseerDraft, { address, chart, policy }: PolicyMatch, text: string): void {
  const { questions, escalations } = draft.context;
  const id = `escalation-${questions + 1}`;
  const input: ClarificationInput = {
    id,
    asker: draft.turn.address,
    askerName: `Policy “${policy}”`,
    conversation: null,
    kind: 'decision',
    question: `${text}\nIt is about '${address}'. What is to be done with it?`.slice(0, 4_000),
    urgency: 'harsh',
    options: [...answers],
    answerSchema: { type: 'string', enum: [...answers] },
    assumption: 'It goes on.',
    deadlineMs: dayMs,
    expiryPolicy: 'assume',
  };
  spawn(draft, 'clarification', id, input);
  change(draft, { questions: questions + 1, escalations: { ...escalations, [id]: { address, chart } } });
  const pause = eventFor('pause', chart, text);
  if (pause !== null) send(draft, address, pause);
}

/** A person has decided, or nobody did in time: then it goes on. */
export function settleEscalation(draft: OverseerDraft, event: ClarificationSettled): void {
  const { [event.id]: about, ...others } = draft.context.escalations;
  if (about === undefined) return;
  change(draft, { escalations: others });
  const { address, chart } = about;
  const decision = event.status === 'answered' ? event.answer : 'go on';
  const reason = `decided by ${event.by ?? 'nobody in time'}`;
  // An agent of a crew has nothing to cancel: it stays out of service.
  if (decision === 'cancel' && chart === 'worker') return;
  if (decision === 'cancel' && chart !== 'agent') {
    send(draft, address, { type: `${chart}.cancel`, reason } as { readonly type: string });
    return;
  }
  send(draft, address, { type: `${chart}.resume` });
}
