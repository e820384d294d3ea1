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
  unknownTask: (address: string) =>
    new TerminalError(`Cannot follow the task '${address}': there is none. List them with \`tasks\`.`, {
      code: 'task.unknown',
      details: { address },
    }),
};
