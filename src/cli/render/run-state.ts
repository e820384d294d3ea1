import type { RunEvent } from '../deliberate/run-event.ts';
import type { BallotView, ConversationStatus, TotalsView } from '../documents/views.ts';

export interface AgentState {
  readonly address: string;
  readonly name: string;
  readonly personaKey: string;
  readonly thinking: boolean;
  readonly workingOn: string | null;
  /** The model call whose words are shown, and what it has said so far. */
  readonly effect: string | null;
  readonly attempt: number;
  readonly words: string;
}

/** Everything that drawing needs to remember of the events so far. */
export interface RunState {
  readonly conversationId: string;
  readonly goal: string;
  readonly status: ConversationStatus;
  readonly phase: string;
  readonly rehearsal: boolean;
  readonly agents: ReadonlyMap<string, AgentState>;
  readonly ballots: ReadonlyMap<string, BallotView>;
  readonly openQuestions: number;
  readonly totals: TotalsView;
  readonly messages: number;
  /** Text of the newest proposal, so that its ballot need not repeat it. */
  readonly proposal: string;
  readonly connected: boolean;
}

export const emptyRun: RunState = {
  conversationId: '',
  goal: '',
  status: 'created',
  phase: 'initialization',
  rehearsal: false,
  agents: new Map(),
  ballots: new Map(),
  openQuestions: 0,
  totals: { messages: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 },
  messages: 0,
  proposal: '',
  connected: true,
};

/** The state after one more event. Pure. */
export function advanceRun(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'conversation':
      return {
        ...state,
        conversationId: event.conversationId,
        goal: event.goal,
        status: event.status,
        phase: event.phase,
        rehearsal: event.rehearsal,
        totals: event.totals,
        messages: event.totals.messages,
        agents: new Map(
          event.agents.map((agent) => [
            agent.address,
            { ...silentAgent(agent.address), ...agent, thinking: agent.status === 'thinking' },
          ]),
        ),
      };
    case 'joined':
      return withAgent(state, event.agent.address, (agent) => ({ ...agent, ...event.agent }));
    case 'phase':
      return { ...state, phase: event.phase };
    case 'status':
      return { ...state, status: event.status };
    case 'thinking':
      return withAgent(state, event.agent, (agent) => ({
        ...agent,
        name: event.name,
        thinking: event.thinking,
        workingOn: event.workingOn,
        ...(event.thinking ? {} : { words: '', effect: null, attempt: 0 }),
      }));
    case 'token':
      return withAgent(state, event.agent, (agent) => heard(agent, event));
    case 'message':
      return {
        ...state,
        messages: Math.max(state.messages, event.message.ordinal),
        proposal: event.message.type === 'proposal' ? event.message.text : state.proposal,
      };
    case 'ballotOpened':
    case 'ballotClosed':
      return { ...state, ballots: new Map(state.ballots).set(event.ballot.address, event.ballot) };
    case 'question':
      return { ...state, openQuestions: state.openQuestions + 1 };
    case 'questionClosed':
      return { ...state, openQuestions: Math.max(0, state.openQuestions - 1) };
    case 'usage':
      return { ...state, totals: event.totals };
    case 'connection':
      return { ...state, connected: event.state === 'restored' };
    case 'decision':
      return { ...state, rehearsal: state.rehearsal || event.decision.rehearsal };
    case 'result':
      return { ...state, status: event.status, totals: event.totals };
    case 'vote':
    case 'notice':
      return state;
  }
}

function silentAgent(address: string): AgentState {
  return {
    address,
    name: address.split('/').at(-1) ?? address,
    personaKey: '',
    thinking: false,
    workingOn: null,
    effect: null,
    attempt: 0,
    words: '',
  };
}

function withAgent(state: RunState, address: string, change: (agent: AgentState) => AgentState): RunState {
  const agents = new Map(state.agents);
  agents.set(address, change(agents.get(address) ?? silentAgent(address)));
  return { ...state, agents };
}

/** A part says where it belongs, so one that came twice, or that starts the text anew, does no harm. */
function heard(agent: AgentState, part: Extract<RunEvent, { type: 'token' }>): AgentState {
  const same = agent.effect === part.effect && agent.attempt === part.attempt;
  if (agent.effect === part.effect && part.attempt < agent.attempt) return agent;
  const before = same ? agent.words.slice(0, part.offset) : '';
  return { ...agent, effect: part.effect, attempt: part.attempt, words: before + part.delta };
}
