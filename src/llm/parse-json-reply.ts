import type { JsonValue } from '#core';

/**
 * Reads the JSON in a model's reply. Tolerates what models add around it: reasoning in `<think>` tags, code fences,
 * words before and after. Returns null when there is none.
 */
export function parseJsonReply(text: string): { readonly value: JsonValue } | null {
  const spoken = text.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi, '').trim();
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(spoken)?.[1];
  for (const candidate of [spoken, fenced, firstBalanced(spoken)]) {
    if (candidate === undefined) continue;
    try {
      return { value: JSON.parse(candidate) as JsonValue };
    } catch {}
  }
  return null;
}

/** The first `{…}` or `[…]` whose brackets close, strings respected. */
function firstBalanced(text: string): string | undefined {
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return text.slice(start, index + 1);
    }
  }
  return undefined;
}
