import {
  type ActorEvent,
  type ActorStatus,
  type PlainError,
  RetryableError,
  type SchemaIssue,
  TerminalError,
} from '#core';

/** Conditions that a caller of the runtime can meet. */
export const runtimeErrors = {
  unknownActor: (address: string) =>
    new TerminalError(`there is no actor '${address}'. Check the address, or start it first.`, {
      code: 'actor.unknown',
      details: { address },
    }),
  ended: (address: string, status: ActorStatus) =>
    new TerminalError(`'${address}' takes no more events: it is ${status}.`, {
      code: 'actor.ended',
      details: { address, status },
    }),
  notAccepted: (address: string, event: string, state: unknown, accepted: readonly string[]) =>
    new TerminalError(
      `'${address}' does not take '${event}' in state ${JSON.stringify(state)}. It takes now: ${accepted.join(', ') || 'nothing'}.`,
      { code: 'event.notAccepted', details: { address, event, state, accepted } },
    ),
  notPublic: (chart: string, event: string, allowed: readonly string[]) =>
    new TerminalError(
      `'${event}' cannot be sent to a '${chart}' from outside. Allowed are: ${allowed.join(', ') || 'none'}.`,
      { code: 'event.notPublic', details: { chart, event, allowed } },
    ),
  reserved: (event: string) =>
    new TerminalError(
      `'${event}' cannot be sent: types that begin with 'statehouse.' or 'xstate.' belong to the runtime. Send an event of the chart, or use the call that starts, stops or resets.`,
      { code: 'event.reserved', details: { event } },
    ),
  keyReused: (address: string, key: string, earlier: string, event: string) =>
    new TerminalError(
      `the idempotency key '${key}' was used for '${earlier}' to '${address}' before, so '${event}' was not applied. Give each request a key of its own.`,
      { code: 'key.reused', details: { address, key, earlier, event } },
    ),
  invalid: (what: string, issues: readonly SchemaIssue[]) =>
    new TerminalError(
      `${what} does not fit its schema: ${issues.map((issue) => `${issue.path.map(String).join('.') || 'value'}: ${issue.message}`).join('; ')}.`,
      {
        code: 'event.invalid',
        details: { issues: issues.map(({ path, message }) => ({ path: path.map(String), message })) },
      },
    ),
  halted: (address: string, reason: string) =>
    new TerminalError(`'${address}' is held by an emergency stop (${reason}). Reset it to go on.`, {
      code: 'actor.halted',
      details: { address, reason },
    }),
  quarantined: (address: string, reason: string) =>
    new TerminalError(`'${address}' is in quarantine: ${reason}`, {
      code: 'actor.quarantined',
      details: { address },
    }),
  deadLettered: ({
    message,
    letter,
    cause,
  }: {
    message: { address: string; event: ActorEvent };
    letter: string;
    cause: Error;
  }) =>
    new TerminalError(
      `'${message.address}' could not take '${message.event.type}': ${cause.message} It lies in dead letter ${letter}; re-drive it when the cause is mended.`,
      {
        code: 'event.deadLettered',
        details: { address: message.address, event: message.event.type, letter },
        cause,
      },
    ),
  unknownEffect: (address: string) =>
    new TerminalError(`no effect '${address}' waits here for a person to say what became of it.`, {
      code: 'effect.unknown',
      details: { address },
    }),
  unknownLetter: (id: string) =>
    new TerminalError(`there is no dead letter '${id}' that waits to be re-driven.`, {
      code: 'deadLetter.unknown',
      details: { id },
    }),
  /** As the parent hears it. */
  notStarted: (address: string, chart: string): PlainError => ({
    name: 'TerminalError',
    code: 'child.notStarted',
    message: `'${address}' could not start: its chart '${chart}' failed at its first step`,
  }),
  closed: () =>
    new RetryableError(
      'the runtime is shutting down. Send it again when it is back, with the same idempotency key.',
      {
        code: 'runtime.closed',
      },
    ),
  moved: (address: string) =>
    new RetryableError(`'${address}' went over to another node before it could do this. Ask again.`, {
      code: 'actor.moved',
      details: { address },
    }),
  elsewhere: (address: string) =>
    new RetryableError(
      `'${address}' belongs to another node, which has not answered in time. The event waits in its mailbox.`,
      {
        code: 'actor.elsewhere',
        details: { address },
      },
    ),
};
