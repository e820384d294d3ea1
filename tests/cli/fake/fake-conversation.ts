import { EventEmitter, on, once } from 'node:events';

type Row = Record<string, unknown>;

/** One conversation of the fake server: what it said, and the log of events that its readers follow by cursor. */
export class FakeConversation {
  readonly address: string;
  readonly goal: string;
  readonly options: Row;
  status = 'running';
  phase = 'initialization';
  decision: Row | null = null;
  failure: Row | null = null;
  readonly agents: Row[] = [];
  readonly messages: Row[] = [];
  readonly ballots: Row[] = [];
  readonly clarifications: Row[] = [];
  totals = { messages: 0, calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
  readonly log: Row[] = [];
  readonly tokens: Row[] = [];
  readonly #news = new EventEmitter().setMaxListeners(0);
  #clock = Date.parse('2026-11-21T10:00:00.000Z');

  constructor(address: string, goal: string, options: Row) {
    this.address = address;
    this.goal = goal;
    this.options = { votingRule: 'majority', quorum: 0.5, maxConsensusRounds: 3, ...options };
  }

  /** The time of the story, a second further at each look. */
  now(): string {
    this.#clock += 1_000;
    return new Date(this.#clock).toISOString();
  }

  tell(event: Row): void {
    this.log.push({ at: this.now(), ...event, cursor: `c${this.log.length + 1}` });
    this.#news.emit('news');
  }

  stream(token: Row): void {
    this.tokens.push({
      __typename: 'TokenDelta',
      cursor: `t${this.tokens.length + 1}`,
      root: this.address,
      ...token,
    });
    this.#news.emit('news');
  }

  changed(): Promise<unknown> {
    return once(this.#news, 'news');
  }

  wake(): void {
    this.#news.emit('news');
  }

  setStatus(status: string, reason: string | null = null): void {
    this.status = status;
    this.tell({ __typename: 'StatusChanged', status, reason });
  }

  async *follow(list: 'log' | 'tokens', from: number): AsyncGenerator<Row> {
    const news = on(this.#news, 'news');
    try {
      for (let next = from; ; ) {
        for (; next < this[list].length; next += 1) yield this[list][next] as Row;
        await news.next();
      }
    } finally {
      await news.return?.();
    }
  }

  view(): Row {
    return {
      __typename: 'Conversation',
      id: `id-of-${this.address}`,
      address: this.address,
      goal: this.goal,
      status: this.status,
      phase: this.phase,
      rehearsal: true,
      options: this.options,
      summary: null,
      decision: this.decision,
      failure: this.failure,
      totals: this.totals,
      createdAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      agents: () => page(this.agents),
      messages: ({ after }: { after?: string | null }) => page(this.messages, after, 3),
      ballots: () => page(this.ballots),
      clarifications: () => page(this.clarifications),
    };
  }
}

export function page(
  rows: readonly Row[],
  after: string | null = null,
  size = Number.POSITIVE_INFINITY,
): Row {
  const from = after ? Number(after) : 0;
  const nodes = rows.slice(from, from + size);
  const end = from + nodes.length;
  return {
    nodes,
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: end < rows.length,
      hasPreviousPage: from > 0,
      startCursor: null,
      endCursor: String(end),
    },
  };
}
