import { DefectError } from '#core';

/** A row that another row refers to. Its absence is a defect: both are written in one transaction. */
export function required<Row>(row: Row | null, kind: string, key: string): Row {
  if (row === null)
    throw new DefectError(`The ${kind} '${key}' is referred to, but there is no such row.`, {
      code: `${kind}.missing`,
      details: { key },
    });
  return row;
}
