import type {
  AgentPersonaReader,
  Clock,
  EffectHandler,
  ModelCallLog,
  ModelGateway,
  ToolRunner,
  TranscriptReader,
} from '#core';
import { createModelCutEffect } from './deliberation/model-cut-effect.ts';
import { createModelEffect } from './deliberation/model-effect.ts';
import { createToolEffect, noTools } from './deliberation/tool-effect.ts';
import { createNotifyEffect } from './people/notify-effect.ts';

export interface EffectParts {
  readonly gateway: ModelGateway;
  readonly log: Pick<ModelCallLog, 'findCut' | 'findCompleted'>;
  readonly stores: { readonly transcripts: TranscriptReader; readonly agentPersonas: AgentPersonaReader };
  readonly clock: Clock;
  /** Tools that agents may call while they chat. Default none. */
  readonly tools?: ToolRunner;
  /** Names of the channels that questions go through beside the inbox. Default none. */
  readonly channels?: readonly string[];
}

/** A handler for every effect that the charts of `machines/` ask for: `model`, `modelCut`, `tool`, `notifyPeople`. */
export function createEffects(parts: EffectParts): readonly EffectHandler[] {
  const { gateway, log, stores, clock, tools = noTools, channels = [] } = parts;
  return [
    createModelEffect({
      gateway,
      transcripts: stores.transcripts,
      agents: stores.agentPersonas,
      clock,
      tools,
    }),
    createModelCutEffect({ calls: log, clock }),
    createToolEffect({ tools }),
    createNotifyEffect({ channels }),
  ];
}
