import type { TurnStore } from '#core';
import { commitToMemory, twice } from './memory-commit.ts';
import { type MemoryDatabase, mailKey, throughJson, timerKey } from './memory-database.ts';

const strayAfterMs = 10_000;

/**
 * The turn store on maps, statement by statement what the PostgreSQL one does. It has no faults of its own: each
 * statement is atomic and durable at once.
 */
export function createMemoryTurnStore(database: MemoryDatabase): TurnStore {
  let announced: string | null = null;
  const { actors, journal, mailbox, timers, effects, deadLetters, halts, sessions } = database;
  const ownerOf = (address: string) => actors.get(address)?.owner;
  const isAlive = (node: string): boolean => sessions.has(node) && database.nodes.has(node);
  const isOwned = (status: string): boolean => status === 'active' || status === 'quarantined';
  const isForAnyone = (address: string, createdAt: number): boolean => {
    const actor = actors.get(address);
    if (!actor) return createdAt < database.now() - strayAfterMs;
    return !isOwned(actor.status) && !isAlive(actor.owner);
  };
  return {
    commit: async (batch) => commitToMemory(database, batch),
    async load(addresses) {
      return [...new Set(addresses)].flatMap((address) => {
        const actor = actors.get(address);
        if (!actor) return [];
        const { snapshotJson, ...row } = actor;
        return [
          throughJson({
            actor: { ...row, snapshot: JSON.parse(snapshotJson) },
            timers: [...timers.values()].filter((timer) => timer.address === address),
            effects: [...effects.values()].filter((effect) => effect.owner === address),
          }),
        ];
      });
    },
    async versions(addresses) {
      return addresses.flatMap((address) => {
        const actor = actors.get(address);
        return actor ? [{ address, seq: actor.seq, owner: actor.owner }] : [];
      });
    },
    async countLiving(roots) {
      const living = [...actors.values()].filter(({ status }) => status === 'active');
      return roots
        .map((root) => ({ root, living: living.filter((actor) => actor.root === root).length }))
        .filter((count) => count.living > 0);
    },
    async findByKey(keys) {
      return throughJson(
        keys.flatMap(({ address, key }) =>
          journal.filter((row) => row.address === address && row.key === key),
        ),
      );
    },
    async history({ address, afterSeq, toSeq, limit }) {
      const rows = journal.filter((row) => row.address === address && row.seq > afterSeq && row.seq <= toSeq);
      return throughJson(rows.toSorted((a, b) => a.seq - b.seq).slice(0, limit));
    },
    async lastMigration(address, seq) {
      const found = journal.findLast(
        (row) => row.address === address && row.seq <= seq && row.event.type === 'statehouse.migrate',
      );
      return found ? throughJson(found) : null;
    },
    async checkpoint(address, seq) {
      const points = database.checkpoints.filter((point) => point.address === address && point.seq <= seq);
      const newest = points.toSorted((a, b) => b.seq - a.seq)[0];
      return newest ? throughJson(newest) : null;
    },
    async enqueue(messages) {
      for (const message of throughJson(messages)) {
        const isConsumed = journal.some(
          ({ address, key }) => address === message.address && key !== null && key === message.key,
        );
        if (isConsumed || mailbox.has(mailKey(message))) continue;
        database.mail += 1;
        mailbox.set(mailKey(message), { ...message, n: database.mail, createdAt: database.now() });
      }
    },
    async stillWaiting(messages) {
      return new Set(messages.map(mailKey).filter((key) => mailbox.has(key)));
    },
    async defer(message) {
      const row = mailbox.get(mailKey(message));
      const { attempts, notBefore, address, messageId, event, sender, key } = throughJson(message);
      const fresh = { address, messageId, event, sender, key };
      if (!row) database.mail += 1;
      const base = row ?? { ...fresh, n: database.mail, createdAt: database.now() };
      mailbox.set(mailKey(message), { ...base, attempts, notBefore });
    },
    async bury(letter, { effect, timer }) {
      if (deadLetters.has(letter.id)) throw twice('dead_letter', letter.id);
      deadLetters.set(letter.id, { ...throughJson(letter), redriven: false });
      if (effect !== null) effects.delete(effect);
      if (timer !== null) timers.delete(timerKey({ address: letter.address, id: timer }));
      mailbox.delete(mailKey(letter));
    },
    async exhume(id) {
      const letter = deadLetters.get(id);
      if (!letter || letter.redriven) return null;
      letter.redriven = true;
      const { address, event, sender } = letter;
      const message = { address, messageId: `redrive/${id}`, event, sender };
      const stored = { ...throughJson(message), key: null, attempts: 0, notBefore: null };
      database.mail += 1;
      mailbox.set(mailKey(stored), { ...stored, n: database.mail, createdAt: database.now() });
      return stored;
    },
    async waitingMessages({ node, after, limit }) {
      const rows = [...mailbox.values()].filter(
        ({ n, address, createdAt }) =>
          n > after && (ownerOf(address) === node || isForAnyone(address, createdAt)),
      );
      return throughJson(rows.toSorted((a, b) => a.n - b.n).slice(0, limit));
    },
    async dueTimers({ node, before, limit }) {
      const due = [...timers.values()].filter(
        ({ address, dueAt }) => dueAt <= before && ownerOf(address) === node,
      );
      return throughJson(due.toSorted((a, b) => a.dueAt - b.dueAt).slice(0, limit));
    },
    async unfinishedEffects(node) {
      return throughJson([...effects.values()].filter(({ owner }) => ownerOf(owner) === node));
    },
    async updateEffect({ address, status, attempt, node }) {
      const effect = effects.get(address);
      if (!effect) return false;
      effects.set(address, { ...effect, status, attempt, node });
      return true;
    },
    async finishAction(address) {
      effects.delete(address);
    },
    async quarantine(address, seq, error) {
      const actor = actors.get(address);
      if (actor?.seq === seq) actors.set(address, { ...actor, status: 'quarantined', error });
    },
    async join(node) {
      announced = node;
      sessions.add(node);
      database.nodes.set(node, database.nodes.get(node) ?? 0);
    },
    async leave() {
      if (announced !== null) sessions.delete(announced);
    },
    async takeOver(node) {
      let moved = 0;
      for (const [address, actor] of actors) {
        if (actor.owner === node || isAlive(actor.owner) || !isOwned(actor.status)) continue;
        actors.set(address, { ...actor, owner: node });
        moved += 1;
      }
      for (const one of database.nodes.keys()) if (one !== node && !isAlive(one)) database.nodes.delete(one);
      return moved;
    },
    async feed({ after, limit, root, address }) {
      const rows = journal.filter(
        (row) =>
          row.position > after &&
          (address === undefined ? root === undefined || row.root === root : row.address === address),
      );
      return throughJson(rows.slice(0, limit));
    },
    head: async () => journal.at(-1)?.position ?? 0,
    prunedUpTo: async () => null,
    async activeActors(root) {
      return [...actors.values()]
        .filter((actor) => actor.root === root && actor.status === 'active')
        .map(({ address, chart }) => ({ address, chart }))
        .toSorted((a, b) => a.address.length - b.address.length || (a.address < b.address ? -1 : 1));
    },
    async adoptTree(root, node) {
      for (const [address, actor] of actors)
        if (actor.root === root && isOwned(actor.status)) actors.set(address, { ...actor, owner: node });
    },
    async effectsElsewhere(roots, node) {
      const wanted = (root: string): boolean => roots.includes(root) || roots.includes('*');
      return [...effects.values()].filter(
        ({ status, owner, root }) => status === 'running' && ownerOf(owner) !== node && wanted(root),
      ).length;
    },
    halts: async () => [...halts].map(([root, stop]) => ({ root, ...stop })),
    async halt(root, reason) {
      const known = halts.get(root);
      if (!known) database.lastHalt += 1;
      const order = known?.order ?? database.lastHalt;
      halts.set(root, { reason, order });
      return order;
    },
    async unhalt(root) {
      if (root === null) halts.clear();
      else halts.delete(root);
    },
    async heedHalts(node, order) {
      if (database.nodes.has(node)) database.nodes.set(node, order);
    },
    async nodesNotHeeding(order, node) {
      if (![...halts.values()].some((stop) => stop.order === order)) return [];
      return [...database.nodes].flatMap(([id, heeded]) =>
        id !== node && heeded < order && sessions.has(id) ? [id] : [],
      );
    },
    saveCharts: async () => {},
  };
}
