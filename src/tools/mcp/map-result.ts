import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/sdk/types.js';
import type { JsonValue } from '#core';

/**
 * What a model gets of an MCP result: its structured content when there is any; else a single text as it is; else the
 * list of its parts. Pictures and sound are named with their size, since their data would be noise in a prompt.
 */
export function mapResult(result: CallToolResult): JsonValue {
  if (result.structuredContent !== undefined) return result.structuredContent as JsonValue;
  const parts = result.content.map(mapPart);
  const [only] = result.content;
  return result.content.length === 1 && only?.type === 'text' ? only.text : parts;
}

/** The words of a result that reports an error. */
export function errorText(result: CallToolResult): string {
  const text = result.content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .filter(Boolean)
    .join('\n');
  return text || 'it gave no reason';
}

function mapPart(part: ContentBlock): JsonValue {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
    case 'audio':
      return { type: part.type, mimeType: part.mimeType, bytes: Math.floor((part.data.length * 3) / 4) };
    case 'resource_link':
      return {
        type: 'link',
        uri: part.uri,
        name: part.name,
        ...(part.description === undefined ? {} : { description: part.description }),
      };
    case 'resource':
      return 'text' in part.resource
        ? { type: 'resource', uri: part.resource.uri, text: part.resource.text }
        : {
            type: 'resource',
            uri: part.resource.uri,
            bytes: Math.floor((part.resource.blob.length * 3) / 4),
          };
  }
}
