import type { Clock, EffectContext, EffectHandler, ModelCallLog, ModelCutInput, ModelCutOutput } from '#core';
import { wordsOf } from './json-speech.ts';

export interface ModelCutParts {
  readonly calls: Pick<ModelCallLog, 'findCut' | 'findCompleted'>;
  readonly clock: Clock;
  /** How long to look for the record of the cut, and how often. Defaults 2,000 and 25. */
  readonly patienceMs?: number;
  readonly intervalMs?: number;
}

const prefixCharacters = 2_000;

/**
 * The effect `modelCut`: how far an aborted call had come. The abort is recorded a moment after it was asked for, so it
 * is looked for until it is there; a call that had ended just before counts with all of its text.
 */
export function createModelCutEffect(parts: ModelCutParts): EffectHandler {
  return {
    source: 'modelCut',
    retrySafe: true,
    run: (input: ModelCutInput, context) => findCut(parts, input, context),
  } as EffectHandler;
}

async function findCut(
  parts: ModelCutParts,
  { key, kind }: ModelCutInput,
  { signal }: EffectContext,
): Promise<ModelCutOutput> {
  const { calls, clock, patienceMs = 2_000, intervalMs = 25 } = parts;
  const end = clock.now() + patienceMs;
  for (;;) {
    const cut = await calls.findCut(key);
    if (cut) return describe(kind, cut.callId, cut.text);
    const completed = await calls.findCompleted(key);
    if (completed) return describe(kind, completed.callId, completed.text);
    if (clock.now() >= end) return { callId: null, offset: 0, prefix: '' };
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      clock.schedule(intervalMs, resolve);
    });
  }
}

function describe(kind: ModelCutInput['kind'], callId: string, text: string): ModelCutOutput {
  return { callId, offset: text.length, prefix: wordsOf(kind, text).slice(-prefixCharacters) };
}
