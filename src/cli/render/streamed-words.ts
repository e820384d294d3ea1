/**
 * What a person can read of a reply that is still streaming. Structured replies arrive as JSON, cut anywhere: the text
 * of the string values comes out, keys and brackets do not. Anything else is taken as prose.
 */
export function streamedWords(partial: string): string {
  const start = partial.search(/\S/);
  if (start < 0) return '';
  const first = partial[start];
  if (first !== '{' && first !== '[') return partial.trim();
  return stringValues(partial.slice(start)).join(' · ');
}

function stringValues(json: string): string[] {
  const values: string[] = [];
  let index = 0;
  let expectsKey = false;
  const nesting: string[] = [];
  while (index < json.length) {
    const char = json[index];
    if (char === '"') {
      const { text, next } = readString(json, index + 1);
      const words = text.trim();
      if (!expectsKey && words.includes(' ')) values.push(words);
      index = next;
      continue;
    }
    if (char === '{' || char === '[') {
      nesting.push(char);
      expectsKey = char === '{';
    } else if (char === '}' || char === ']') {
      nesting.pop();
    } else if (char === ',') {
      expectsKey = nesting.at(-1) === '{';
    } else if (char === ':') {
      expectsKey = false;
    }
    index += 1;
  }
  return values;
}

const ESCAPED: Readonly<Record<string, string>> = { n: ' ', t: ' ', r: '', b: '', f: '' };

function readString(json: string, from: number): { text: string; next: number } {
  let text = '';
  let index = from;
  while (index < json.length) {
    const char = json[index] as string;
    if (char === '"') return { text, next: index + 1 };
    if (char !== '\\') {
      text += char;
      index += 1;
      continue;
    }
    const escaped = json[index + 1];
    if (escaped === undefined) break;
    if (escaped === 'u') {
      const code = json.slice(index + 2, index + 6);
      if (/^[0-9a-fA-F]{4}$/.test(code)) text += String.fromCharCode(Number.parseInt(code, 16));
      index += 6;
      continue;
    }
    text += ESCAPED[escaped] ?? escaped;
    index += 2;
  }
  return { text, next: json.length };
}
