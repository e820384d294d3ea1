import type {
  AgentUsage,
  EffectContext,
  JsonObject,
  ModelGateway,
  ModelMessage,
  ModelReply,
  StructuredOutput,
} from '#core';

/** One structured question of an effect to the model, with its key taken from the effect. */
export function askStructured(
  gateway: ModelGateway,
  { key, attempt, signal, address, root }: EffectContext,
  question: {
    readonly purpose: string;
    readonly messages: readonly ModelMessage[];
    readonly output: StructuredOutput;
    /** Agent that speaks. */
    readonly persona?: string;
    /** Default: as configured. */
    readonly repairs?: number;
  },
): Promise<ModelReply> {
  const { purpose, ...request } = question;
  return gateway.call(request, { key, attempt, signal, address, root, purpose });
}

export function usageOf({ usage, costUsd }: ModelReply): AgentUsage {
  return { promptTokens: usage.promptTokens, completionTokens: usage.completionTokens, costUsd };
}

export function sumUsage(one: AgentUsage, other: AgentUsage): AgentUsage {
  return {
    promptTokens: one.promptTokens + other.promptTokens,
    completionTokens: one.completionTokens + other.completionTokens,
    costUsd: one.costUsd + other.costUsd,
  };
}

export function subtractUsage(one: AgentUsage, other: AgentUsage): AgentUsage {
  return {
    promptTokens: Math.max(0, one.promptTokens - other.promptTokens),
    completionTokens: Math.max(0, one.completionTokens - other.completionTokens),
    costUsd: Math.max(0, one.costUsd - other.costUsd),
  };
}

/** An object schema of strict structured output: everything required, nothing else allowed. */
export function strictObject(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
