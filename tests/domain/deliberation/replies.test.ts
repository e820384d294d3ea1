import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#core';
import { structuredOutput } from '#domain';
import { sampleReply } from '../../machines/scripted-panel.ts';

const kinds = ['clarify', 'explore', 'discuss', 'summary', 'propose', 'vote', 'revise', 'conclude'] as const;

/** Every object schema inside a JSON schema. */
function objects(schema: JsonValue): readonly JsonObject[] {
  if (schema === null || typeof schema !== 'object') return [];
  if (Array.isArray(schema)) return schema.flatMap(objects);
  const one = schema as JsonObject;
  return [...(one['type'] === 'object' ? [one] : []), ...Object.values(one).flatMap(objects)];
}

const check = (
  kind: (typeof kinds)[number],
  change: (reply: Record<string, unknown>) => void,
  options?: string[],
) => {
  const reply = structuredClone(sampleReply(kind, 'ada')) as Record<string, unknown>;
  change(reply);
  return structuredOutput(kind, options ? { options } : {}).validate(reply as JsonValue);
};

describe('the reply of each kind', () => {
  it.each(kinds)('%s: is asked for by a schema in strict form', (kind) => {
    const { name, schema } = structuredOutput(kind, { options: ['go', 'stay'] });
    expect(name).toBe(`statehouse_${kind}`);
    const found = objects(schema);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(one['additionalProperties']).toBe(false);
      expect(one['required']).toEqual(Object.keys(one['properties'] as JsonObject));
    }
    expect(JSON.stringify(schema)).not.toMatch(/"(\$schema|minLength|maxLength|pattern|default)"/);
  });

  it.each(kinds)('%s: a good one passes', (kind) => {
    expect(check(kind, () => {})).toEqual([]);
  });

  it.each(kinds)('%s: each field is needed, and no other is taken', (kind) => {
    for (const field of Object.keys(sampleReply(kind, 'ada') as object)) {
      expect(check(kind, (reply) => delete reply[field]).join(), field).toContain(field);
    }
    expect(check(kind, (reply) => Object.assign(reply, { extra: 1 }))).not.toEqual([]);
  });

  it('a vote names only options of its ballot', () => {
    const vote = (patch: object) =>
      check('vote', (reply) => Object.assign(reply, patch), ['go', 'stay', 'wait']);
    expect(vote({ choice: 'abstain' })).toEqual([]);
    expect(vote({ choice: 'fly' }).join()).toContain('choice');
    expect(vote({ ranking: ['go', 'fly'] }).join()).toContain('ranking');
    expect(vote({ ranking: ['go', 'go'] })).toEqual(["ranking: 'go' stands there twice"]);
    expect(vote({ approvals: ['stay', 'stay'] })).toEqual(["approvals: 'stay' stands there twice"]);
  });

  it('a proposal has options of different keys, and recommends one of them', () => {
    const propose = (patch: object) => check('propose', (reply) => Object.assign(reply, patch));
    const option = (key: string) => ({ key, title: key, detail: 'x' });
    expect(propose({ recommended: 'fly' }).join()).toContain(
      "'fly' is not one of the option keys [go, stay, wait]",
    );
    expect(propose({ options: [option('go'), option('go')] }).join()).toContain("'go' stands there twice");
    expect(propose({ options: [option('go')] })).not.toEqual([]);
    expect(propose({ options: [option('go'), option('abstain')] }).join()).toContain('reserved');
    expect(propose({ options: [option('go'), option('Not Kebab')] }).join()).toContain('kebab-case');
  });

  it('says nothing empty and nothing endless', () => {
    expect(check('discuss', (reply) => Object.assign(reply, { statement: '  ' })).join()).toContain(
      'must not be empty',
    );
    expect(
      check('discuss', (reply) => Object.assign(reply, { statement: 'x'.repeat(8_001) })).join(),
    ).toContain('at most 8000');
  });
});
