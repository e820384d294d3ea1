/**
 * The paragraphs of a Markdown or plain text, without code, addresses and marks. Works line by line, so that a text that
 * is no good Markdown loses nothing but its fenced code.
 */
export function proseParagraphs(text: string): readonly string[] {
  return withoutFences(text)
    .split(/\n[ \t]*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/`[^`\n]{0,500}`/g, ' ')
        .replace(/\b[a-z]{2,10}:\/\/[^\s<>)\]]+/gi, ' ')
        .replace(/<\/?[a-z][^<>\n]{0,300}>/gi, ' ')
        .replace(/[#*_~|>[\]()]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
}

/** The text with its fenced blocks made empty lines, so that line numbers stay. An unclosed fence reaches to the end. */
export function withoutFences(text: string): string {
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const mark: string | undefined = /^[ \t>]{0,12}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence === null) {
        if (mark === undefined) return line;
        fence = mark;
        return '';
      }
      if (mark?.startsWith(fence) && /^[ \t>]*[`~]+[ \t\r]*$/.test(line)) fence = null;
      return '';
    })
    .join('\n');
}

export function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
