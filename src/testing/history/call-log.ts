import { readJsonLines } from './client-log.ts';

/** A call as a fake server outside noted it when it came in. */
export interface OutsideCall {
  readonly at: number;
  /** Idempotency key: the address of the effect that called. */
  readonly key: string;
  readonly attempt: number | null;
  /** Id of the model call's row; null for tools. */
  readonly callId: string | null;
  /** The tool that was called; absent for model calls and nameless fakes. */
  readonly tool?: { readonly name: string; readonly repeatable: boolean };
}

/** Reads the calls that a fake model or tool server received, from its JSONL log. Calls without a key are not ours. */
export function readCallLog(file: string): readonly OutsideCall[] {
  return readJsonLines(file).flatMap((value) => {
    const line = value as Record<string, unknown>;
    if (line['event'] !== 'received' || typeof line['key'] !== 'string') return [];
    const attempt =
      line['attempt'] === null || line['attempt'] === undefined ? null : Number(line['attempt']);
    return [
      {
        at: Number(line['at']),
        key: line['key'],
        attempt,
        callId: (line['callId'] ?? null) as string | null,
        ...(typeof line['tool'] === 'string'
          ? { tool: { name: line['tool'], repeatable: line['repeatable'] === true } }
          : {}),
      },
    ];
  });
}
