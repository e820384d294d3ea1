import stringWidth from 'string-width';

/** The lines that would not fit the terminal. */
export function longLines(text: string, columns = 80): readonly string[] {
  return text.split('\n').filter((line) => stringWidth(line) > columns);
}
