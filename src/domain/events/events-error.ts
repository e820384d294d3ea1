import { TerminalError } from '#core';

/** A request about events that cannot be met. */
export class EventsError extends TerminalError {
  static unknownRule(id: string): EventsError {
    return new EventsError(`There is no rule or subscription '${id}'. List them with \`rules\`.`, {
      code: 'rule.unknown',
      details: { id },
    });
  }

  static unknownEvent(id: string): EventsError {
    return new EventsError(`There is no event '${id}'. List them with \`busEvents\`.`, {
      code: 'busEvent.unknown',
      details: { id },
    });
  }

  static unknownTarget(path: string, message: string): EventsError {
    return new EventsError(`Cannot use this action: ${message}.`, {
      code: 'event.invalidAction',
      details: { issues: [{ path: ['action', path], message }] },
    });
  }
}
