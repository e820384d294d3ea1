import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { encodeNodeId, readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest, checkText } from './change-request.ts';

const defaultFormat = 'Plain prose, short paragraphs.';
const longestPrompt = 32_000;

export const personaMutations: Pick<MutationResolvers, 'savePersona' | 'deletePersona' | 'testAgent'> = {
  savePersona: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const { outputFormat, model, facilitates, weight, capabilities, ...rest } = input;
        await context.services.personas.save({
          ...rest,
          outputFormat: outputFormat ?? defaultFormat,
          ...defined({ model, facilitates, weight, capabilities }),
        });
        return { persona: await context.loaders.row('personas', input.key) };
      },
      { persona: null },
    ),
  deletePersona: (_, { key, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const personaKey = readKey('Persona', key);
        await context.services.personas.remove(personaKey);
        return { deletedId: encodeNodeId('Persona', personaKey) };
      },
      { deletedId: null },
    ),
  testAgent: (_, { persona, prompt, idempotencyKey }, context) =>
    attempt(
      async () => {
        const { sender, key = context.ids.next() } = changeRequest(context, idempotencyKey);
        const text = checkText(['prompt'], prompt, longestPrompt);
        const personaKey = readKey('Persona', persona);
        // A session of its own: a test leaves no trace in what the agent remembers elsewhere.
        const answer = await context.services.chat.ask({
          persona: personaKey,
          session: `test:${key}`,
          text,
          sender,
          key,
        });
        const call = answer.callId === null ? null : await context.loaders.row('modelCalls', answer.callId);
        return { text: answer.text, rehearsal: call?.rehearsal ?? null, modelCall: call };
      },
      { text: null, rehearsal: null, modelCall: null },
    ),
};
