import { contentWordsOf, sharedWords } from './similarity.ts';

export interface SpeakerCandidate {
  readonly key: string;
  /** What the agent judges by; open concerns are matched against these words. */
  readonly criteria: readonly string[];
}

/** A concern that is still open, as the choice of speaker sees it. */
export interface SpeakerConcern {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly raisedBy: string;
  /** Turn in which it was raised. */
  readonly raisedAt: number;
}

export interface SpeakerRequest {
  /** All who may speak. */
  readonly agents: readonly SpeakerCandidate[];
  /** Turn in which each agent spoke last; absent for one that has not spoken. */
  readonly lastSpoke: Readonly<Record<string, number>>;
  /** Wish to speak, 0 to 10, as of each agent's latest statement. */
  readonly bids: Readonly<Record<string, number>>;
  /** The agent whom a question is waiting for, if any. */
  readonly addressed: string | null;
  readonly openConcerns: readonly SpeakerConcern[];
  /** Number of the turn to fill, counted from 0 since the discussion began. */
  readonly turn: number;
}

export interface SpeakerChoice {
  readonly agent: string;
  /** One sentence for people. */
  readonly why: string;
}

const highestBid = 10;

/**
 * Who speaks next. In this order: whoever would otherwise wait too long; the agent a question is addressed to; for the
 * oldest open concern, agents whose criteria it touches and who have not spoken since, then the one who raised it; the
 * highest bid, aged by waiting. Nobody speaks twice in a row while another may. Equal claims go to whoever has been
 * silent longest, then to the order of `agents`.
 *
 * With N agents nobody waits more than 2N turns: a wish is granted only while everyone else can still be served
 * within that time, earliest deadline first.
 * Throws `TypeError` without agents.
 */
export function chooseSpeaker(request: SpeakerRequest): SpeakerChoice {
  const { agents, turn } = request;
  const waited = (key: string) => turn - (request.lastSpoke[key] ?? -1);
  const byWait = agents
    .map((agent, index) => ({ agent, index }))
    .sort((a, b) => waited(b.agent.key) - waited(a.agent.key) || a.index - b.index)
    .map(({ agent }) => agent);
  const [longest] = byWait;
  if (longest === undefined)
    throw new TypeError('Cannot choose a speaker: there are no agents. Give at least one.');
  const rested = byWait.filter(({ key }) => request.lastSpoke[key] !== turn - 1);
  const candidates = rested.length > 0 ? rested : byWait;
  const wished =
    findAddressed(candidates, request) ??
    findForConcern(candidates, request) ??
    findByBid(candidates, request, waited);
  if (leavesTimeForOthers(wished.agent, byWait, waited)) return wished;
  return {
    agent: longest.key,
    why: `${longest.key} has waited ${turns(waited(longest.key))}, and everyone is to be heard.`,
  };
}

function findAddressed(
  candidates: readonly SpeakerCandidate[],
  { addressed }: SpeakerRequest,
): SpeakerChoice | null {
  const agent = candidates.find(({ key }) => key === addressed);
  return agent === undefined ? null : { agent: agent.key, why: `${agent.key} was asked a question.` };
}

function findForConcern(
  candidates: readonly SpeakerCandidate[],
  { agents, openConcerns, lastSpoke, turn }: SpeakerRequest,
): SpeakerChoice | null {
  const oldestFirst = [...openConcerns].sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
  for (const concern of oldestFirst) {
    const silentSince = candidates.filter(({ key }) => (lastSpoke[key] ?? -1) <= concern.raisedAt);
    const relevance = new Map(agents.map((agent) => [agent.key, relevanceOf(concern, agent)]));
    const others = agents.filter(({ key }) => key !== concern.raisedBy);
    const best = Math.max(0, ...others.map(({ key }) => relevance.get(key) ?? 0));
    const experts = silentSince
      .filter(({ key }) => key !== concern.raisedBy && (relevance.get(key) ?? 0) >= Math.max(1, best / 2))
      .sort((a, b) => (relevance.get(b.key) ?? 0) - (relevance.get(a.key) ?? 0));
    const [expert] = experts;
    if (expert !== undefined) {
      return {
        agent: expert.key,
        why: `The open concern '${concern.title}' touches what ${expert.key} judges by.`,
      };
    }
    const raiser = silentSince.find(({ key }) => key === concern.raisedBy);
    if (raiser !== undefined && turn > concern.raisedAt + 1) {
      return {
        agent: raiser.key,
        why: `${raiser.key} raised the open concern '${concern.title}' and can settle it.`,
      };
    }
  }
  return null;
}

/** Number of content words that the concern shares with the agent's criteria. */
function relevanceOf(concern: SpeakerConcern, agent: SpeakerCandidate): number {
  const words = contentWordsOf(`${concern.title} ${concern.detail}`);
  return sharedWords(words, contentWordsOf(agent.criteria.join(' '))).length;
}

/** A silent agent's claim grows to that of the highest bid within as many turns as there are agents. */
function findByBid(
  candidates: readonly SpeakerCandidate[],
  { agents, bids }: SpeakerRequest,
  waited: (key: string) => number,
): SpeakerChoice {
  const bidOf = (key: string) => Math.min(highestBid, Math.max(0, bids[key] ?? 0));
  const claimOf = (key: string) => bidOf(key) + (highestBid / agents.length) * waited(key);
  const first = candidates.reduce((best, agent) => (claimOf(agent.key) > claimOf(best.key) ? agent : best));
  return {
    agent: first.key,
    why: `${first.key} has the strongest claim: a bid of ${bidOf(first.key)} after ${turns(waited(first.key))}.`,
  };
}

/**
 * Whether all others, served from the next turn on in the order of their waiting, still speak within 2N turns of
 * their last. The speaker's own next limit is 2N turns away and never in the way.
 */
function leavesTimeForOthers(
  speaker: string,
  byWait: readonly SpeakerCandidate[],
  waited: (key: string) => number,
): boolean {
  return byWait
    .filter(({ key }) => key !== speaker)
    .every(({ key }, index) => waited(key) + index + 1 <= 2 * byWait.length);
}

function turns(count: number): string {
  return count === 1 ? '1 turn' : `${count} turns`;
}
