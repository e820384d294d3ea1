/** Of the built-in type `json`; the same in every PostgreSQL. */
const JSON_OID = 114;
const HEADER_BYTES = 20;

/**
 * A `json[]` parameter in PostgreSQL's binary form (`array_recv` in src/backend/utils/adt/arrayfuncs.c). Large documents
 * go in as they are: inside a JSON parameter the server would read each of them four times, and as a text array the
 * client would have to escape every quote.
 */
export function jsonArray(documents: readonly string[]): Buffer {
  const lengths = documents.map((document) => Buffer.byteLength(document));
  const buffer = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES));
  let at = 0;
  const writeInt = (value: number) => {
    at = buffer.writeInt32BE(value, at);
  };
  const [dimensions, withoutNulls, lowerBound] = [1, 0, 1];
  writeInt(dimensions);
  writeInt(withoutNulls);
  writeInt(JSON_OID);
  writeInt(documents.length);
  writeInt(lowerBound);
  for (const [index, document] of documents.entries()) {
    writeInt(lengths[index] ?? 0);
    at += buffer.write(document, at);
  }
  return buffer;
}
