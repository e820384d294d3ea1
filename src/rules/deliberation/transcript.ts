/** A message as the choice of a transcript sees it. */
export interface TranscriptMessage {
  readonly id: string;
  readonly type: string;
  readonly text: string;
}

export interface TranscriptSelection<Message> {
  /** The latest summary, when there is one and it fits. */
  readonly summary: Message | null;
  /** The latest messages after that summary, oldest first, without a gap. */
  readonly messages: readonly Message[];
  /** Number of messages after the summary that did not fit. */
  readonly omitted: number;
  /** Estimate for summary and messages together. */
  readonly tokens: number;
}

/** What one message costs beyond its text: the line's id, speaker and type. */
const messageOverhead = 12;

/**
 * Rough number of model tokens in a text, tending to be too high: a quarter per ASCII character, a half per other
 * letter, one per character of a script without spaces and per symbol such as an emoji. Tokenisers differ by model;
 * leave room.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    tokens += code < 0x80 ? 0.25 : code < 0x2000 ? 0.5 : 1;
  }
  return Math.ceil(tokens);
}

/** The tokens that a message takes up in a transcript. */
export function messageTokens(message: Pick<TranscriptMessage, 'text'>): number {
  return estimateTokens(message.text) + messageOverhead;
}

/** Whether the transcript since the last summary has outgrown its share of the model's window (default 0.6 of it). */
export function shouldSummarise(input: {
  readonly transcriptTokens: number;
  readonly windowTokens: number;
  readonly fraction?: number;
}): boolean {
  return input.transcriptTokens > input.windowTokens * (input.fraction ?? 0.6);
}

/**
 * What a model gets to read of a conversation within a budget of tokens: the latest summary, then as many of the
 * messages after it as fit, counted back from the newest. The newest message is always in, even when it alone is over
 * the budget; the summary gives way to it, and with it nothing older remains.
 */
export function selectTranscript<Message extends TranscriptMessage>(
  messages: readonly Message[],
  budget: number,
): TranscriptSelection<Message> {
  const summaryIndex = messages.findLastIndex(({ type }) => type === 'summary');
  const latestSummary = messages[summaryIndex] ?? null;
  const after = messages.slice(summaryIndex + 1);
  const newest = after.at(-1);
  let tokens = newest === undefined ? 0 : messageTokens(newest);
  const summaryTokens = latestSummary === null ? 0 : messageTokens(latestSummary);
  const summaryFits = latestSummary !== null && (newest === undefined || tokens + summaryTokens <= budget);
  if (summaryFits) tokens += summaryTokens;
  let start = Math.max(0, after.length - 1);
  for (let index = start - 1; index >= 0; index -= 1) {
    const cost = messageTokens(after[index] as Message);
    if (tokens + cost > budget) break;
    tokens += cost;
    start = index;
  }
  return {
    summary: summaryFits ? latestSummary : null,
    messages: after.slice(start),
    omitted: start,
    tokens,
  };
}
