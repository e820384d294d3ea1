import { readdir, readFile } from 'node:fs/promises';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/cli/documents/', import.meta.url);
const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));

interface Found {
  readonly name: string;
  readonly text: string;
}

async function operations(): Promise<Found[]> {
  const found: Found[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts'))) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const value of Object.values(module)) {
      if (typeof value === 'object' && value !== null && 'text' in value && 'name' in value) {
        found.push(value as Found);
      }
    }
  }
  return found;
}

const all = await operations();

describe('the documents of the command line', () => {
  it('are found', () => {
    expect(all.length).toBeGreaterThan(15);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each(all.map((each) => [each.name, each.text]))('%s is valid against schema.graphql', (_, text) => {
    expect(validate(schema, parse(text), specifiedRules).map(({ message }) => message)).toEqual([]);
  });
});
