import type { Pool } from 'pg';
import { type FailpointName, failpoints } from '#runtime';
import type { Dice } from './dice.ts';
import type { Ground } from './ground.ts';
import type { NodeHandle } from './node-handle.ts';
import { closeGate } from './transaction-gate.ts';

const patienceMs = 20_000;

/** Trees that may be halted, discarded and broken without harm to the others. */
const spare = 'clerk/spare';
const broken = 'clerk/broken';
export const spares = [spare, broken];

interface Provocation {
  readonly node: NodeHandle;
  readonly clerk: string;
  readonly pool: Pool;
}

const disown = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and classid = x'6e6f6465'::int and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

const breakOne = async ({ node }: Provocation): Promise<void> => {
  await node.ask({ do: 'start', chart: 'clerk', actor: 'broken', input: { peer: null } });
  await node.ask({ do: 'send', address: broken, event: { type: 'poison' }, key: null });
};

/** Commands that lead past failpoints which plain work does not pass. */
const provoke: Partial<Record<FailpointName, (parts: Provocation) => Promise<unknown>>> = {
  'drain.before': ({ node }) => node.ask({ do: 'close' }),
  'drain.calls': ({ node }) => node.ask({ do: 'close' }),
  'store.leave': ({ node }) => node.ask({ do: 'close' }),
  'replay.middle': ({ node, clerk }) => node.ask({ do: 'replay', address: clerk }),
  'session.renew': ({ pool }) => pool.query(disown),
  'store.defer': breakOne,
  'store.bury': breakOne,
  async 'store.exhume'(parts) {
    await breakOne(parts).catch(() => {});
    await parts.node.ask({ do: 'redrive' });
  },
  'store.halt': ({ node }) => node.ask({ do: 'halt', root: spare }),
  'store.heedHalts': ({ node }) => node.ask({ do: 'halt', root: spare }),
  async 'store.unhalt'({ node }) {
    await node.ask({ do: 'halt', root: spare });
    await node.ask({ do: 'reset', root: spare });
  },
  'store.adoptTree': ({ node }) => discardSpare(node),
  'discard.middle': ({ node }) => discardSpare(node),
};

/** Failpoints that a node passes while it starts, or once. */
const passedOnce: ReadonlySet<FailpointName> = new Set<FailpointName>([
  'store.join',
  'store.takeOver',
  'store.saveCharts',
  'store.updateEffect',
  'store.enqueue',
  ...(Object.keys(provoke) as FailpointName[]),
]);

async function discardSpare(node: NodeHandle): Promise<void> {
  await node.ask({ do: 'reset', root: spare });
  await node.ask({ do: 'start', chart: 'clerk', actor: 'spare', input: { peer: null } });
  // One that an earlier kill has ended already has no errands any more.
  await node
    .ask({ do: 'send', address: spare, event: { type: 'errand', id: 'e', ms: 60_000 }, key: null })
    .catch(() => {});
  await node.ask({ do: 'discard', root: spare });
}

/** Messages leave a batch only where it has no room for the turns that they make. */
function aloneFor(name: FailpointName): { readonly maxBatch?: number } {
  return name === 'commit.mailbox' || name === 'mail.committed' ? { maxBatch: 1 } : {};
}

export interface KillRequest {
  readonly nth: number;
  readonly clerk: string;
  readonly pool: Pool;
  readonly dice: Dice;
}

/** Replaces the running nodes by one that dies at the failpoint when it passes it the nth time. False: it never did. */
export async function killAt(ground: Ground, name: FailpointName, request: KillRequest): Promise<boolean> {
  for (const node of [...ground.nodes]) await ground.kill(node);
  if (typeof failpoints[name].place !== 'string') return killBehind(ground, name, request);
  // Mail is handed on only where another node owns the actors.
  if (name === 'store.enqueue') await ground.up();
  if (name !== 'store.updateEffect') return killOnce(ground, name, request, patienceMs);
  // A call is tried again only where a node died during one, which may have ended just before its node.
  for (let left = 8; left > 0; left -= 1) {
    const node = await ground.up();
    await callUnderWay(request.pool);
    if (node) await ground.kill(node);
    if (await killOnce(ground, name, request, patienceMs / 5)) return true;
  }
  return false;
}

async function callUnderWay(pool: Pool): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const { rows } = await pool.query("select 1 from effect where status = 'running' limit 1");
    if (rows.length > 0) return;
  }
}

async function killOnce(
  ground: Ground,
  name: FailpointName,
  { nth, clerk, pool }: KillRequest,
  patienceMs: number,
): Promise<boolean> {
  const node = await ground.up(`${name}:${passedOnce.has(name) ? 1 : nth}`, aloneFor(name));
  if (node === null) return true;
  provoke[name]?.({ node, clerk, pool }).catch(() => {});
  const patience = Promise.withResolvers<false>();
  const timer = setTimeout(patience.resolve, patienceMs, false);
  const died = await Promise.race([node.gone.then(() => true), patience.promise]);
  clearTimeout(timer);
  if (!died) await ground.kill(node);
  return died;
}

/** Kills the node while its transaction stands behind a write; the database carries it out after all, or not. */
async function killBehind(ground: Ground, name: FailpointName, request: KillRequest): Promise<boolean> {
  const { pool, dice } = request;
  const gate = await closeGate(pool, name);
  try {
    await ground.up(undefined, aloneFor(name));
    const backend = await gate.reached(patienceMs);
    for (const node of [...ground.nodes]) await ground.kill(node);
    return backend !== null;
  } finally {
    await gate.open(dice);
  }
}
