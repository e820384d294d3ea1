/**
 * Where a failpoint lies. `process`: in the process's own code. `statement`: behind an answered statement of the turn
 * store. Else inside a transaction, behind a write to a table: the process waits for its answer there, so only a trigger
 * that a test puts on the table can stop it.
 */
export type FailpointPlace =
  | 'process'
  | 'statement'
  | { readonly table: string; readonly write: 'insert' | 'update' | 'delete' };

interface FailpointEntry {
  readonly place: FailpointPlace;
  /** What is durable there and what is not. */
  readonly moment: string;
}

const behind = (table: string, write: 'insert' | 'update' | 'delete', moment: string): FailpointEntry => ({
  place: { table, write },
  moment,
});

/**
 * Places at which a test may end the process: before and after each step that the outside could tell apart, and behind
 * every write. A test fails when a writing statement has none, or when none of the kill suites reaches one.
 */
export const failpoints = {
  'turn.computed': { place: 'process', moment: 'before begin: a turn is computed, nothing is sent' },
  'commit.before': { place: 'process', moment: 'before commit: a batch is about to be sent' },
  'commit.actor': behind('actor', 'update', 'snapshot write: in the transaction of a commit'),
  'commit.birth': behind('actor', 'insert', 'an actor is born: in the transaction of a commit'),
  'commit.journal': behind('journal', 'insert', 'after journal insert: in the transaction of a commit'),
  'commit.mailbox': behind('mailbox', 'insert', 'messages to other batches: in the transaction of a commit'),
  'commit.timer': behind('timer', 'insert', 'a timer is armed: in the transaction of a commit'),
  'commit.effect': behind('effect', 'insert', 'a call has its row: in the transaction of a commit'),
  'commit.checkpoint': behind('checkpoint', 'insert', 'checkpoint write: in the transaction of a commit'),
  'commit.projection': behind('task', 'insert', 'rows of projections: last in the transaction of a commit'),
  'commit.after': { place: 'process', moment: 'after commit, before anything of it is known here' },
  'receipts.before': { place: 'process', moment: 'after commit before acknowledgement' },
  'dispatch.before': { place: 'process', moment: 'after acknowledgement before dispatch' },
  'dispatch.after': { place: 'process', moment: 'after dispatch before mark: effects run, mail is at hand' },
  'mail.committed': {
    place: 'process',
    moment: 'answer committed before resume: messages to other actors are committed, their turns are not',
  },
  'effect.beforeStart': { place: 'process', moment: 'a call has its row and is about to start' },
  'effect.started': { place: 'process', moment: 'call started' },
  'effect.returned': { place: 'process', moment: 'call returned before commit' },
  'timer.fire': { place: 'process', moment: 'timer fire' },
  'chart.migrate': { place: 'process', moment: 'migration step: an actor fits a newer chart, uncommitted' },
  'database.migrate': behind('mikro_orm_migrations', 'insert', 'migration step: of the database'),
  'replay.middle': { place: 'process', moment: 'mid-replay' },
  'session.renew': {
    place: 'process',
    moment: 'lease renew: the session was lost, the node is not announced again',
  },
  'drain.before': { place: 'process', moment: 'drain: nothing is taken any more, calls still run' },
  'drain.calls': { place: 'process', moment: 'drain: calls are aborted, the last batch is not committed' },
  'discard.middle': { place: 'process', moment: 'a tree is halted, and some of its actors have ended' },
  'prune.tree': behind('pruned_range', 'insert', 'prune: a tree goes out of sight, in its transaction'),
  'prune.checkpoint': behind('checkpoint', 'delete', 'checkpoint prune: in its transaction'),
  'prune.journal': behind('journal', 'delete', 'journal prune: in its transaction'),
  'modelCall.begin': behind('llm_call', 'insert', 'a model call has its row, the request is not sent'),
  'modelCall.end': behind('llm_call', 'update', 'a model has answered, its answer is not in the turn'),
  'toolCall.begin': behind('tool_call', 'insert', 'a tool call has its row, the request is not sent'),
  'toolCall.end': behind('tool_call', 'update', 'a tool has answered, its answer is not in the turn'),
  'budget.reserve': behind('budget_reservation', 'insert', 'tokens are reserved, the call is not made'),
  'budget.settle': behind('budget_reservation', 'update', 'a call is made, its reservation is not settled'),
  'store.enqueue': { place: 'statement', moment: 'mail is handed to the node that owns its actor' },
  'store.defer': { place: 'statement', moment: 'a message that failed is put off' },
  'store.bury': { place: 'statement', moment: 'a message is a dead letter, its sender has not heard' },
  'store.exhume': { place: 'statement', moment: 'a dead letter is mail again' },
  'store.updateEffect': { place: 'statement', moment: 'another try of a call is recorded, not begun' },
  'store.finishAction': { place: 'statement', moment: 'an action is done and its row gone' },
  'store.quarantine': { place: 'statement', moment: 'an actor is in quarantine, who asks has not heard' },
  'store.adoptTree': { place: 'statement', moment: 'a tree that is discarded has one owner' },
  'store.halt': { place: 'statement', moment: 'an emergency stop is recorded, not in force here' },
  'store.heedHalts': { place: 'statement', moment: 'this node heeds an emergency stop and has said so' },
  'store.unhalt': { place: 'statement', moment: 'an emergency stop is over, not yet here' },
  'store.join': { place: 'statement', moment: 'the node is announced, nothing is taken over' },
  'store.takeOver': { place: 'statement', moment: 'actors are taken over, their mail is not read' },
  'store.leave': { place: 'statement', moment: 'drain: the node has said that it is gone' },
  'store.saveCharts': { place: 'statement', moment: 'the charts are recorded, no work is taken up' },
} as const satisfies Readonly<Record<string, FailpointEntry>>;

export type FailpointName = keyof typeof failpoints;

export const failpointNames = Object.keys(failpoints) as readonly FailpointName[];

export type Failpoint = (name: FailpointName) => void;
