import type {
  ActorRuntime,
  EffectContext,
  EffectHandler,
  JournalEntry,
  JsonValue,
  TokenChunk,
  WatchEventsInput,
  WatchEventsOutput,
} from '#core';
import { type CrewPolicy, crewPolicySchema, fitsGlob, noteMatch } from '#rules';

/** Says why a turn meets a policy, in one sentence, or null when it does not. */
export type PolicyFunction = (
  entry: JournalEntry,
  params: Readonly<Record<string, JsonValue>>,
) => string | null;

export interface WatchEventsParts {
  readonly runtime: Promise<Pick<ActorRuntime, 'feed' | 'tokens' | 'view'>>;
  readonly functions: Readonly<Record<string, PolicyFunction>>;
}

/** Turns after which the overseer is told how far the watch has come. */
const stride = 1_000;

/** Turns before those it knows that a restarted watch reads again, so that rates count on. */
const lookback = 10_000;

/** Functions that policies may name without registering any. */
export const builtInPolicyFunctions: Readonly<Record<string, PolicyFunction>> = {
  /** A fact says that something failed. */
  failed: ({ facts }) => {
    const fact = facts.find((one) => one['stage'] === 'failed' || one['status'] === 'failed');
    return fact ? `'${fact.type}' says that it failed` : null;
  },
  /** The event is longer than `characters` as JSON. */
  longerThan: ({ event }, { characters }) => {
    const { length } = JSON.stringify(event);
    return length > Number(characters ?? 10_000) ? `the event has ${length} characters` : null;
  },
};

/**
 * The effect `watchEvents`: follows every committed turn, and every word that streams on this node, and tells the
 * overseer which of its policies are met. After a restart it goes on behind the last turn that it told of.
 */
export function createWatchEventsEffect(parts: WatchEventsParts): EffectHandler {
  return {
    source: 'watchEvents',
    retrySafe: true,
    run: (input: WatchEventsInput, context) => watch(parts, input, context),
  } as EffectHandler;
}

async function watch(
  parts: WatchEventsParts,
  input: WatchEventsInput,
  context: EffectContext,
): Promise<WatchEventsOutput> {
  const runtime = await parts.runtime;
  const policies = input.policies.map((policy) => crewPolicySchema.parse(policy));
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  try {
    await Promise.race([
      watchTurns(parts, runtime, { policies, after: input.after, context, signal }),
      watchWords(runtime, { policies, context, signal }),
    ]);
    return { ended: true };
  } finally {
    stop.abort();
  }
}

interface Watch {
  readonly policies: readonly CrewPolicy[];
  readonly context: EffectContext;
  readonly signal: AbortSignal;
}

async function watchTurns(
  { functions }: WatchEventsParts,
  { feed, view }: Pick<ActorRuntime, 'feed' | 'view'>,
  { policies, after, context, signal }: Watch & { readonly after: number | null },
): Promise<void> {
  const watched = policies.filter(({ on }) => on === 'event');
  const times = new Map<string, readonly number[]>();
  // When this run takes the place of one that died, the overseer knows more than it did when the watch was asked for.
  const seen = Number((await view(context.address))?.context['position'] ?? after ?? 0);
  // Without any, a little before now: each policy leaves out what came before it was set.
  let told = seen || Math.max(0, (await feed.head()) - stride);
  // The last turn that was told of is told again: other policies may be met by it, and the overseer knows this one.
  const again = watched.some(({ rate }) => rate !== null) ? Math.min(lookback, told - (after ?? 0)) : 1;
  for await (const entry of feed.subscribe({
    after: seen > 0 ? told - again : told,
    signal,
  })) {
    const { address, position, root, chart, at } = entry;
    if (address !== context.address) {
      for (const policy of watched) {
        const why = meets(policy, entry, functions);
        if (why === null) continue;
        const key = `${policy.id}|${address}`;
        const next = noteMatch(times.get(key) ?? [], at, policy.rate);
        times.set(key, next.times);
        if (!next.acts || position < seen) continue;
        told = position;
        const match = { policy: policy.id, address, chart, root, why, position };
        await context.notify({ type: 'overseer.matched', ...match });
      }
    }
    if (position - told < stride) continue;
    told = position;
    await context.notify({ type: 'overseer.advanced', position });
  }
}

function meets(
  policy: CrewPolicy,
  entry: JournalEntry,
  functions: WatchEventsParts['functions'],
): string | null {
  if (entry.at < policy.since || !fitsGlob(policy.address, entry.address)) return null;
  const types = [entry.event.type, ...entry.facts.map(({ type }) => type)];
  const type = types.find((one) => fitsGlob(policy.event, one));
  if (type === undefined) return null;
  let why = `'${type}' came`;
  if (policy.pattern !== null) {
    const found = new RegExp(policy.pattern, 'iu').exec(JSON.stringify([entry.event, entry.facts]));
    if (found === null) return null;
    why = `'${found[0].slice(0, 100)}' was found in '${type}'`;
  }
  if (policy.function === null) return why;
  return functions[policy.function]?.(entry, policy.params) ?? null;
}

async function watchWords(
  { tokens, view }: Pick<ActorRuntime, 'tokens' | 'view'>,
  { policies, context, signal }: Watch,
): Promise<void> {
  const watched = policies.filter(({ on, pattern }) => on === 'stream' && pattern !== null);
  const texts = new Map<string, { attempt: number; text: string; met: Set<string> }>();
  for await (const chunk of tokens.subscribe({ signal })) {
    const heard = hear(texts, chunk);
    for (const { id, pattern, address } of watched) {
      if (heard.met.has(id) || !fitsGlob(address, chunk.address)) continue;
      const found = new RegExp(pattern ?? '', 'iu').exec(heard.text);
      if (found === null) continue;
      heard.met.add(id);
      const chart = (await view(chunk.address))?.chart ?? '';
      await context.notify({
        type: 'overseer.matched',
        policy: id,
        address: chunk.address,
        chart,
        root: chunk.root,
        why: `'${found[0].slice(0, 100)}' was said`,
        position: null,
      });
    }
    if (chunk.end) texts.delete(chunk.effect);
  }
}

function hear(
  texts: Map<string, { attempt: number; text: string; met: Set<string> }>,
  { effect, attempt, offset, delta }: TokenChunk,
) {
  const known = texts.get(effect);
  const before = known && known.attempt === attempt ? known : { attempt, text: '', met: new Set<string>() };
  const heard = { ...before, text: before.text.slice(0, offset) + delta };
  texts.set(effect, heard);
  return heard;
}
