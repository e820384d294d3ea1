import { TerminalError } from '#core';

export const streamErrors = {
  unknownConversation: (address: string) =>
    new TerminalError(
      `Cannot follow the conversation '${address}': there is none. List them with \`conversations\`.`,
      {
        code: 'conversation.unknown',
        details: { address },
      },
    ),
};
