import { describe, expect, it } from 'vitest';
import type { Persona } from '#core';
import { builtInPersonas, chooseSpeaker, parsePanel, parsePersona, similarity } from '#rules';

describe('built-in personas', () => {
  it('form a sound panel of five with the project manager as facilitator', () => {
    expect(parsePanel(builtInPersonas)).toEqual(builtInPersonas);
    expect(builtInPersonas.map(({ key }) => key)).toEqual([
      'project-manager',
      'technical-architect',
      'creative-strategist',
      'quality-assurance',
      'resource-coordinator',
    ]);
    expect(builtInPersonas.filter(({ facilitates }) => facilitates).map(({ key }) => key)).toEqual([
      'project-manager',
    ]);
  });

  it('judge by different criteria', () => {
    const pairs = builtInPersonas.flatMap((a, index) => builtInPersonas.slice(index + 1).map((b) => [a, b]));
    for (const [a, b] of pairs as [Persona, Persona][]) {
      expect(similarity(a.decisionCriteria.join(' '), b.decisionCriteria.join(' '))).toBeLessThan(0.35);
      expect(similarity(a.role, b.role)).toBeLessThan(0.5);
    }
  });

  it.each([
    ['Security of the exposed service boundaries', 'technical-architect'],
    ['Rollback and acceptance criteria are missing', 'quality-assurance'],
    ['Budget and on-call workload', 'resource-coordinator'],
  ])('answer the concern that is theirs: %s', (title, expected) => {
    const lastSpoke = Object.fromEntries(builtInPersonas.map(({ key }, index) => [key, index]));
    const concern = { id: 'c5', title, detail: '', raisedBy: 'project-manager', raisedAt: 5 };
    const choice = chooseSpeaker({
      agents: builtInPersonas.map(({ key, decisionCriteria }) => ({ key, criteria: decisionCriteria })),
      lastSpoke: { ...lastSpoke, 'project-manager': 5 },
      bids: {},
      addressed: null,
      openConcerns: [concern],
      turn: 6,
    });
    expect(choice.agent).toBe(expected);
  });
});

describe('parsePersona', () => {
  const own = {
    key: 'data-steward',
    name: 'Data steward',
    role: 'You guard personal data.',
    personality: 'Firm and friendly.',
    decisionCriteria: ['Only what is needed is stored'],
    style: 'Plain.',
    outputFormat: 'One paragraph.',
  };

  it('accepts a persona of the user, with weight 1 and no capabilities by default', () => {
    expect(parsePersona(own)).toEqual({ ...own, weight: 1, capabilities: [] });
    expect(parsePersona({ ...own, weight: 2, capabilities: ['search'] })).toMatchObject({ weight: 2 });
  });

  it.each<[object, string]>([
    [{ key: 'Data Steward' }, "key: must be in kebab-case, such as 'data-steward'"],
    [{ key: 'user' }, 'key: must not be one of user, system, assistant, supervisor, abstain'],
    [{ role: '  ' }, 'role: must not be empty'],
    [{ decisionCriteria: [] }, 'decisionCriteria: must name at least one criterion'],
    [{ decisionCriteria: ['fine', ''] }, 'decisionCriteria.1: must not be empty'],
    [{ weight: -1 }, 'weight: '],
    [{ wieght: 2 }, 'wieght'],
  ])('refuses %j and names the field', (change, problem) => {
    expect(() => parsePersona({ ...own, ...change })).toThrow(problem);
  });

  it('names every wrong field at once, and whose persona it is', () => {
    const { name: _, ...nameless } = own;
    expect(() => parsePersona({ ...nameless, style: '' })).toThrow(
      /Cannot use the persona 'data-steward': name: .+; style: must not be empty\. Correct these fields/,
    );
    expect(() => parsePersona('architect')).toThrow('Cannot use the persona (without a key): persona: ');
  });

  it('refuses a panel with a key twice, without a facilitator or with two', () => {
    const [lead, ...others] = builtInPersonas;
    expect(() => parsePanel([...builtInPersonas, own, own])).toThrow("the key 'data-steward'");
    expect(() => parsePanel(others)).toThrow('0 facilitators (none)');
    expect(() => parsePanel([lead, { ...own, facilitates: true }])).toThrow(
      '2 facilitators (project-manager, data-steward)',
    );
  });
});
