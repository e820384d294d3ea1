import { appendFileSync, readFileSync } from 'node:fs';
import type { JsonValue } from '#core';

/** What a client noted before it asked and after it was answered. Times are milliseconds since the Unix epoch. */
export type ClientRecord =
  /** Before an event left. One operation may be sent several times under one key. */
  | {
      readonly event: 'sent';
      readonly at: number;
      readonly operation: string;
      readonly address: string;
      readonly type: string;
      readonly key: string | null;
    }
  | {
      readonly event: 'acknowledged';
      readonly at: number;
      readonly operation: string;
      readonly address: string;
      readonly type: string;
      readonly key: string | null;
      readonly seq: number;
      readonly position: number;
      readonly duplicate: boolean;
    }
  /** The system said no, for good. */
  | {
      readonly event: 'refused';
      readonly at: number;
      readonly operation: string;
      readonly address: string;
      readonly code: string;
    }
  /** The client stopped trying: it knows nothing of the outcome. */
  | {
      readonly event: 'abandoned';
      readonly at: number;
      readonly operation: string;
      readonly address: string;
      readonly key: string | null;
    }
  | {
      readonly event: 'subscribed';
      readonly at: number;
      readonly subscription: string;
      readonly after: number;
      readonly root: string | null;
      readonly address: string | null;
    }
  | {
      readonly event: 'seen';
      readonly at: number;
      readonly subscription: string;
      readonly position: number;
      readonly address: string;
      readonly seq: number;
      readonly type: string;
      /** Null where the API does not show it. */
      readonly messageId: string | null;
    }
  /** The server said that entries up to `to` were left out. */
  | {
      readonly event: 'gap';
      readonly at: number;
      readonly subscription: string;
      readonly from: number;
      readonly to: number;
    }
  /** A question to a person as the client found it open. */
  | {
      readonly event: 'pending';
      readonly at: number;
      readonly question: string;
      readonly content: JsonValue;
    }
  /** An answer that was accepted. */
  | {
      readonly event: 'answered';
      readonly at: number;
      readonly question: string;
      readonly answer: JsonValue;
    }
  | {
      readonly event: 'probed';
      readonly at: number;
      readonly address: string;
      readonly answered: boolean;
      readonly tookMs: number;
    }
  | { readonly event: 'nodeReady'; readonly at: number; readonly node: string; readonly how: string }
  | { readonly event: 'nodeGone'; readonly at: number; readonly node: string; readonly why: string }
  /** The database, or the way to it, was taken away or given back. */
  | { readonly event: 'databaseGone' | 'databaseBack'; readonly at: number }
  | { readonly event: 'counted'; readonly at: number; readonly node: string; readonly staleCommits: number };

export interface ClientLog {
  readonly file: string;
  /** The line is in the file before this returns, so that a kill -9 of the client cannot lose it. */
  note(record: ClientRecord): void;
  read(): readonly ClientRecord[];
}

/** A JSONL file to which a client under test appends. */
export function createClientLog(file: string): ClientLog {
  return {
    file,
    note: (record) => appendFileSync(file, `${JSON.stringify(record)}\n`),
    read: () => readJsonLines(file) as readonly ClientRecord[],
  };
}

/** The values of a JSONL file, none when it does not exist. A last line without its end was being written when its process died: left out. */
export function readJsonLines(file: string): readonly unknown[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
