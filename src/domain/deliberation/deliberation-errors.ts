import { DefectError, type SchemaIssue, TerminalError } from '#core';

function listIssues(issues: readonly SchemaIssue[]): string {
  return issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ')
    .replace(/\.$/, '');
}

/** A request to a deliberation that cannot be granted. */
export class DeliberationError extends TerminalError {
  static invalidGoal(goal: string): DeliberationError {
    return new DeliberationError(
      `Cannot deliberate on a goal of ${goal.trim().length} characters. Write a question or an aim of 3 to 5,000 characters.`,
      {
        code: 'conversation.invalidGoal',
        details: { issues: [{ path: ['goal'], message: 'must have 3 to 5,000 characters' }] },
      },
    );
  }

  static invalidOptions(issues: readonly SchemaIssue[]): DeliberationError {
    return new DeliberationError(`Cannot create the conversation: ${listIssues(issues)}.`, {
      code: 'conversation.invalidOptions',
      details: { issues: issues.map(({ path, message }) => ({ path: path.map(String), message })) },
    });
  }

  static unknownConversation(address: string): DeliberationError {
    return new DeliberationError(`There is no conversation '${address}', or it has been deleted.`, {
      code: 'conversation.unknown',
      details: { conversation: address },
    });
  }

  static unknownClarification(address: string): DeliberationError {
    return new DeliberationError(`There is no question '${address}'. List the open ones in the inbox.`, {
      code: 'clarification.unknown',
      details: { clarification: address },
    });
  }

  static settled(address: string, status: string): DeliberationError {
    return new DeliberationError(
      `Cannot answer the question '${address}': it is ${status}. A question takes one answer, while it is open.`,
      { code: 'clarification.settled', details: { clarification: address, status } },
    );
  }

  static unfitAnswer(address: string, issues: readonly SchemaIssue[]): DeliberationError {
    return new DeliberationError(
      `The answer does not fit the question: ${listIssues(issues)}. Expected what its answer schema says.`,
      {
        code: 'clarification.unfitAnswer',
        details: {
          clarification: address,
          issues: issues.map(({ path, message }) => ({ path: ['answer', ...path.map(String)], message })),
        },
      },
    );
  }

  static unknownBallot(address: string): DeliberationError {
    return new DeliberationError(`There is no ballot '${address}'.`, {
      code: 'ballot.unknown',
      details: { ballot: address },
    });
  }

  static ballotClosed(address: string): DeliberationError {
    return new DeliberationError(`Cannot vote on the ballot '${address}': it is closed.`, {
      code: 'ballot.closed',
      details: { ballot: address },
    });
  }

  static voteLost(address: string, voter: string): DeliberationError {
    return new DeliberationError(
      `The vote of '${voter}' on '${address}' was not taken: the ballot was closed, or the voter had voted, in the meantime.`,
      { code: 'ballot.voteRefused', details: { ballot: address, voter } },
    );
  }

  static notAsked(address: string): DefectError {
    return new DefectError(`A message was posted to '${address}' but its turn made none.`, {
      code: 'conversation.postLost',
      details: { conversation: address },
    });
  }

  static unknownAgent(address: string): DeliberationError {
    return new DeliberationError(
      `Cannot ask the model for '${address}': it is not known which persona it speaks as. Its row in the table of agents is missing.`,
      { code: 'agent.unknown', details: { agent: address } },
    );
  }

  static builtInPersona(key: string): DeliberationError {
    return new DeliberationError(
      `Cannot change the persona '${key}': it came with Statehouse. Save yours under another key.`,
      { code: 'persona.builtIn', details: { persona: key } },
    );
  }
}
