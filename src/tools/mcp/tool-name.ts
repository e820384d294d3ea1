import { createHash } from 'node:crypto';

const longest = 64;

/** The name under which a model knows a server's tool: `server__tool`, with a hash where it would be too long. */
export function prefixedName(server: string, tool: string): string {
  const name = `${server}__${tool}`.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(tool).digest('hex').slice(0, 8);
  return `${name.slice(0, longest - 9)}_${hash}`;
}
