import stringWidth from 'string-width';
import { clipped, type Page, padded, safeLine } from './page.ts';

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  /** Gives way when the page is too narrow; at most one column does. */
  readonly flexible?: boolean;
  readonly right?: boolean;
}

const GAP = 2;
const LEAST = 8;

/** Rows under their titles, as wide as they need to be and never wider than the page. */
export function tableLines<Row>(page: Page, columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map((column) => safeLine(column.text(row))));
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...cells.map((line) => stringWidth(line[index] ?? ''))),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP * (columns.length - 1);
  if (flexible >= 0 && total > page.width) {
    widths[flexible] = Math.max(LEAST, (widths[flexible] ?? 0) - (total - page.width));
  }
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        const cut = clipped(text, width);
        return columns[index]?.right
          ? ' '.repeat(Math.max(0, width - stringWidth(cut))) + cut
          : padded(cut, width);
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const fitted = (texts: readonly string[]): string => clipped(line(texts), page.width);
  return [page.color.dim(fitted(columns.map(({ title }) => title))), ...cells.map(fitted)];
}
