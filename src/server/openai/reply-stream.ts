import type { ServerResponse } from 'node:http';
import type { Usage } from './usage.ts';

export interface ReplyHead {
  readonly response: ServerResponse;
  readonly id: string;
  /** Seconds since the Unix epoch. */
  readonly created: number;
  readonly model: string;
}

export interface ReplyStream {
  /** Sends words as they come. `offset` is the length of the agent's text before them. */
  token(delta: string, offset: number): void;
  end(text: string, usage: Usage | null): void;
  fail(body: object): void;
  /** The reply of a request that does not stream. */
  whole(text: string, usage: Usage): object;
}

/**
 * Writes an answer as server-sent events in OpenAI's form. What was sent cannot be taken back: when the agent starts
 * anew (its model was cut by an interjection, or tried again), the new text follows behind an empty line.
 */
export function createReplyStream({ response, id, created, model }: ReplyHead): ReplyStream {
  const shared = { id, created, model, system_fingerprint: null };
  /** The present try of the agent, as far as it was sent. */
  let sent = '';
  const write = (data: object | string) => {
    if (!response.headersSent) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
    }
    response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  };
  const chunk = (delta: object, finish: 'stop' | null = null) =>
    write({
      ...shared,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    });
  const say = (text: string) => {
    if (!response.headersSent) chunk({ role: 'assistant', content: '' });
    if (text !== '') chunk({ content: text });
  };
  return {
    token(delta, offset) {
      if (offset < sent.length) {
        say('\n\n');
        sent = '';
      }
      say(delta);
      sent += delta;
    },
    end(text, usage) {
      if (text.startsWith(sent)) say(text.slice(sent.length));
      else say(`\n\n${text}`);
      chunk({}, 'stop');
      if (usage !== null) write({ ...shared, object: 'chat.completion.chunk', choices: [], usage });
      write('[DONE]');
      response.end();
    },
    fail(body) {
      write(body);
      response.end();
    },
    whole: (text, usage) => ({
      ...shared,
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: text, refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage,
    }),
  };
}
