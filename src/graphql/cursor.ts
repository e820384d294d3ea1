import { storableText } from '#core';
import { inputErrors } from './input-error.ts';

/** Cursors of lists and of streams start differently, so that one is never taken for the other. */
const LIST = 'l:';

export function encodeListCursor(cursor: string): string {
  return toBase64(LIST + cursor);
}

export function decodeListCursor(cursor: string): string {
  const text = fromBase64(cursor);
  if (!text.startsWith(LIST)) throw inputErrors.cursor(cursor);
  return text.slice(LIST.length);
}

export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

export function fromBase64(text: string): string {
  // Whatever a client packs into an id or a cursor ends in a query.
  return storableText(Buffer.from(text, 'base64url').toString('utf8'));
}
