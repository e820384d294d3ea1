import type { LogView } from '../documents/logs.ts';
import { clipped, type Page, padded, safeLine } from './page.ts';

const LONGEST_PLACE = 26;

/** A line of the log: time, level, where, what. Cut to the width of the page. */
export function logLine(page: Page, line: LogView): string {
  const { color } = page;
  const paint = { debug: color.dim, info: (text: string) => text, warn: color.yellow, error: color.red }[
    line.level
  ];
  const time = line.at.slice(11, 19);
  const head = `${time} ${padded(line.level, 5)} ${padded(placeOf(line), LONGEST_PLACE)}`;
  return paint(clipped(`${head}  ${safeLine(line.text)}`, page.width));
}

/** The end of the address says more than its beginning, which is the same for a whole tree. */
function placeOf({ address, root }: LogView): string {
  const name = root.split('/');
  const own = name.length > 1 ? `${name[0]}/…${(name[1] ?? '').slice(-6)}` : root;
  const rest =
    address === root
      ? ''
      : `/${address
          .slice(root.length + 1)
          .split('/')
          .at(-1)}`;
  return clipped(`${own}${rest}`, LONGEST_PLACE);
}
