import { TerminalError } from '#core';

/** A read was asked for in a way that it cannot be done. */
export class QueryError extends TerminalError {
  static cursorUnreadable(cursor: string, table: string): QueryError {
    return new QueryError(
      `could not read on in the list of ${table} from the cursor '${cursor}': expected a cursor that this list gave. ` +
        'Start from the beginning of the list',
      { code: 'query.cursorUnreadable', details: { cursor, table } },
    );
  }

  static limitOutOfRange(limit: number): QueryError {
    return new QueryError(`could not read a page of ${limit} rows: expected a whole number from 1 to 200`, {
      code: 'query.limitOutOfRange',
      details: { limit },
    });
  }
}
