import { second } from './insert-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** Complete rows with ordinary values, for tests that care about one or two columns. */
export const actorSample = (address: string, changes: Row = {}): Row => ({
  address,
  chart: address.split('/')[0],
  chart_version: '1',
  structure_hash: 'h1',
  parent: null,
  child_id: null,
  source: null,
  root: address,
  owner: 'node-1',
  status: 'active',
  seq: 1,
  state: { working: 'now' },
  paths: ['working', 'working.now'],
  tags: [],
  snapshot: { value: 'working', context: { address }, children: {}, status: 'active' },
  input: null,
  output: null,
  error: null,
  restarts: null,
  created_at: second(0),
  updated_at: second(0),
  ...changes,
});

export const journalSample = (address: string, seq: number, position: number, changes: Row = {}): Row => ({
  address,
  seq,
  position,
  root: address,
  event_type: 'tick',
  event: { type: 'tick', n: seq },
  sender: null,
  message_id: `${address}-m${seq}`,
  key: null,
  state: 'working',
  status: 'active',
  facts: null,
  at: second(seq),
  ...changes,
});

export const checkpointSample = (address: string, seq: number): Row => ({
  address,
  seq,
  chart_version: '1',
  structure_hash: 'h1',
  snapshot: { value: 'working', context: {}, children: {}, status: 'active' },
  hash: `hash-${seq}`,
  at: second(seq),
});

export const conversationSample = (address: string, changes: Row = {}): Row => ({
  address,
  goal: 'Choose a database',
  status: 'deliberating',
  phase: 'discussion',
  options: { rule: 'majority' },
  created_at: second(0),
  updated_at: second(0),
  ...changes,
});

export const messageSample = (conversation: string, ordinal: number, changes: Row = {}): Row => ({
  id: `${conversation}-${ordinal}`,
  conversation,
  ordinal,
  sender: 'quality-assurance',
  sender_type: 'agent',
  sender_name: 'Quinn',
  type: 'discussion',
  phase: 'discussion',
  text: `message number ${ordinal}`,
  created_at: second(ordinal),
  ...changes,
});

export const agentSample = (address: string, changes: Row = {}): Row => ({
  address,
  conversation: null,
  persona_key: 'quality-assurance',
  name: 'Quinn',
  role: 'Quality assurance',
  persona: { key: 'quality-assurance', name: 'Quinn' },
  status: 'idle',
  created_at: second(0),
  updated_at: second(0),
  ...changes,
});

export const ballotSample = (address: string, changes: Row = {}): Row => ({
  address,
  conversation: null,
  round: 1,
  rule: { name: 'majority' },
  proposal: { title: 'Use PostgreSQL' },
  options: [{ key: 'yes' }, { key: 'no' }],
  eligible: [{ voter: 'quality-assurance', weight: 1 }],
  quorum: 0.5,
  status: 'open',
  created_at: second(0),
  ...changes,
});

export const voteSample = (ballot: string, voter: string, changes: Row = {}): Row => ({
  ballot,
  voter,
  choice: 'yes',
  reason: 'it works',
  at: second(0),
  ...changes,
});

export const clarificationSample = (address: string, changes: Row = {}): Row => ({
  address,
  asker: 'agent/1',
  asker_name: 'Quinn',
  conversation: null,
  kind: 'question',
  question: 'Which region?',
  urgency: 'soft',
  options: ['eu', 'us'],
  answer_schema: { type: 'string' },
  status: 'open',
  expiry_policy: 'assume',
  created_at: second(0),
  ...changes,
});

export const callSample = (id: string, changes: Row = {}): Row => ({
  id,
  key: `key-${id}`,
  attempt: 1,
  address: 'agent/1',
  root: 'conversation/1',
  persona: 'quality-assurance',
  purpose: 'discuss',
  provider: 'local',
  model: 'small',
  rehearsal: false,
  status: 'completed',
  request: { messages: [] },
  started_at: second(0),
  ...changes,
});

export const effectSample = (address: string, changes: Row = {}): Row => ({
  address,
  owner: 'agent/1',
  root: 'conversation/1',
  child_id: 'reply',
  source: 'model',
  kind: 'invocation',
  input: { words: 3 },
  status: 'running',
  attempt: 1,
  node: 'node-1',
  created_at: second(0),
  ...changes,
});

export const timerSample = (address: string, id: string, changes: Row = {}): Row => ({
  address,
  id,
  armed_seq: 1,
  due: second(60),
  target: address,
  event: { type: 'late' },
  ...changes,
});

export const deadLetterSample = (id: string, changes: Row = {}): Row => ({
  id,
  address: 'agent/1',
  message_id: `m-${id}`,
  event: { type: 'tick' },
  attempts: 5,
  reason: 'it threw five times',
  at: second(0),
  ...changes,
});
