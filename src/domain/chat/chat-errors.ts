import { TerminalError } from '#core';

export const chatErrors = {
  unknownPersona: (persona: string) =>
    new TerminalError(
      `there is no persona '${persona}'. List the personas to see which agents can be talked to.`,
      {
        code: 'persona.unknown',
        details: { persona },
      },
    ),
  failed: (persona: string, reason: string) =>
    new TerminalError(`the agent '${persona}' could not answer: ${reason}`, {
      code: 'chat.failed',
      details: { persona },
    }),
  lost: (persona: string) =>
    new TerminalError(`the answer of the agent '${persona}' is no longer in its transcript.`, {
      code: 'chat.lost',
      details: { persona },
    }),
};
