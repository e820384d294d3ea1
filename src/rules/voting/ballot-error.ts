import { TerminalError } from '#core';

/** A ballot, a vote or a rule that cannot be counted. */
export class BallotError extends TerminalError {
  static unreadableRule(text: string, forms: readonly string[]): BallotError {
    return new BallotError(
      `Cannot read the voting rule '${text}'. Allowed are: ${forms.join(', ')} (a fraction lies above 1/2 and is at most 1).`,
      { code: 'ballot.unreadableRule', details: { text, allowed: forms } },
    );
  }

  static invalidRule(problem: string, rule: unknown): BallotError {
    return new BallotError(`Cannot count by the voting rule ${JSON.stringify(rule)}: ${problem}.`, {
      code: 'ballot.invalidRule',
      details: { rule },
    });
  }

  static invalidOptions(problem: string, options: readonly string[]): BallotError {
    return new BallotError(
      `Cannot open a ballot on the options [${options.join(', ')}]: ${problem}. Give at least one option, each with a key of its own other than 'abstain'.`,
      { code: 'ballot.invalidOptions', details: { options } },
    );
  }

  static invalidQuorum(quorum: number): BallotError {
    return new BallotError(
      `Cannot open a ballot with the quorum ${quorum}: expected a fraction of the eligible weight from 0 to 1.`,
      { code: 'ballot.invalidQuorum', details: { quorum } },
    );
  }

  static invalidElectorate(problem: string): BallotError {
    return new BallotError(
      `Cannot open a ballot: ${problem}. Name each voter once, with a finite weight of at least 0, and at least one above 0.`,
      { code: 'ballot.invalidElectorate' },
    );
  }

  static notEligible(voter: string): BallotError {
    return new BallotError(
      `Cannot count the vote of '${voter}': not among the eligible voters of this ballot.`,
      {
        code: 'ballot.notEligible',
        details: { voter },
      },
    );
  }

  static duplicateVote(voter: string): BallotError {
    return new BallotError(
      `Cannot count a second vote of '${voter}': one vote per voter is allowed. Replace the first one instead.`,
      { code: 'ballot.duplicateVote', details: { voter } },
    );
  }

  static unknownOption(voter: string, option: string, options: readonly string[]): BallotError {
    return new BallotError(
      `Cannot count the vote of '${voter}' for '${option}': expected one of [${options.join(', ')}] or 'abstain'.`,
      { code: 'ballot.unknownOption', details: { voter, option, options } },
    );
  }

  static repeatedOption(voter: string, option: string, list: 'ranking' | 'approvals'): BallotError {
    return new BallotError(
      `Cannot count the vote of '${voter}': '${option}' stands more than once in its ${list}. Name each option at most once.`,
      { code: 'ballot.repeatedOption', details: { voter, option, list } },
    );
  }

  static weightMismatch(voter: string, stated: number, registered: number): BallotError {
    return new BallotError(
      `Cannot count the vote of '${voter}' with weight ${stated}: the ballot gives this voter ${registered}. Leave the weight out of the vote or state the same.`,
      { code: 'ballot.weightMismatch', details: { voter, stated, registered } },
    );
  }
}
