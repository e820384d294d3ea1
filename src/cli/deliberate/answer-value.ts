/** Turns a typed line into the JSON value that the question's schema asks for; the text itself where it fits nothing else. */
export function answerValue(text: string, schema: unknown): unknown {
  const branches = branchesOf(schema);
  if (branches.some((branch) => typesOf(branch).includes('object')) && text.trim().startsWith('{')) {
    return parsed(text);
  }
  const types = typesOf(schema);
  if (types.length === 0 || types.includes('string')) return text;
  if (types.includes('boolean')) {
    if (/^(y|yes|true|ok|approve|approved)$/i.test(text)) return true;
    if (/^(n|no|false|reject|rejected)$/i.test(text)) return false;
  }
  if (
    (types.includes('number') || types.includes('integer')) &&
    text.trim() !== '' &&
    Number.isFinite(Number(text))
  ) {
    return Number(text);
  }
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function branchesOf(schema: unknown): readonly unknown[] {
  const { anyOf } = (schema ?? {}) as { anyOf?: unknown };
  return Array.isArray(anyOf) ? anyOf : [];
}

function typesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type } = schema as { type?: unknown };
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((each): each is string => typeof each === 'string') : [];
}
