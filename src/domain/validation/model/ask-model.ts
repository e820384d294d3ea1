import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type JsonObject,
  type JsonValue,
  type ModelGateway,
  type ModelMessage,
  StatehouseError,
} from '#core';
import { BudgetExhaustedError } from '../../budgets/budget-exhausted-error.ts';

/** What a model check needs of whoever runs it. */
export interface ModelAsker {
  readonly gateway: ModelGateway;
  /** Idempotency key of the effect that validates. Each question derives its own from it and from its words. */
  readonly key: string;
  readonly signal: AbortSignal;
  /** Address of the actor that asks, and of the root of its tree. */
  readonly address: string;
  readonly root: string;
  /** From 1. Default 1. */
  readonly attempt?: number | undefined;
}

export interface ModelQuestion<Reply> {
  /** Names the schema, `statehouse_<kind>`, and the purpose of the call. */
  readonly kind: 'judge' | 'contradictions' | 'review';
  /** System message, then user message: Markdown with headings. */
  readonly messages: readonly ModelMessage[];
  readonly schema: z.ZodType<Reply>;
  /** What the reply must fit besides its shape, in words for the model. */
  readonly findProblems?: (reply: Reply) => readonly string[];
  readonly persona?: string | undefined;
  readonly model?: string | undefined;
  /** Tells apart questions of the same words, such as those to several reviewers. */
  readonly voice?: string;
}

export type ModelAnswer<Reply> =
  | { readonly ok: true; readonly reply: Reply; readonly callId: string; readonly rehearsal: boolean }
  | { readonly ok: false; readonly reason: string };

export type AskModel = <Reply>(question: ModelQuestion<Reply>) => Promise<ModelAnswer<Reply>>;

/**
 * Puts questions to the model. A reply that stays unusable after the gateway's repairs is an answer (`ok: false`);
 * whatever may pass by trying again, an abort, and a defect are thrown.
 */
export function createAskModel(asker: ModelAsker): AskModel {
  return async (question) => {
    const { kind, messages, schema, findProblems, persona, model, voice = '' } = question;
    const { $schema: _, ...json } = z.toJSONSchema(schema) as Record<string, JsonValue>;
    const { gateway, key, signal, address, root, attempt = 1 } = asker;
    try {
      const reply = await gateway.call(
        {
          messages,
          temperature: 0,
          output: {
            name: `statehouse_${kind}`,
            schema: json as JsonObject,
            validate(value) {
              const parsed = schema.safeParse(value);
              if (parsed.success) return findProblems?.(parsed.data) ?? [];
              return parsed.error.issues.map(
                ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
              );
            },
          },
          ...(persona === undefined ? {} : { persona }),
          ...(model === undefined ? {} : { model }),
        },
        {
          key: `${key}:${kind}:${fingerprint([messages, json, persona, model, voice])}`,
          signal,
          address,
          root,
          attempt,
          purpose: kind,
        },
      );
      const parsed = schema.safeParse(reply.value);
      if (!parsed.success)
        return { ok: false, reason: 'the reply does not have the form that was asked for' };
      return { ok: true, reply: parsed.data, callId: reply.callId, rehearsal: reply.rehearsal };
    } catch (error) {
      signal.throwIfAborted();
      // Want of money says nothing about what is checked.
      const broke = error instanceof BudgetExhaustedError;
      if (error instanceof StatehouseError && error.family === 'terminal' && !broke)
        return { ok: false, reason: error.message };
      throw error;
    }
  };
}

/** So that a recorded verdict is never taken for another output, spec or reviewer under the same key. */
function fingerprint(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
