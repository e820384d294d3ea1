import type { Dice } from './dice.ts';
import { LENSES, type Lens } from './knowledge/point.ts';

const SIGNS: readonly (readonly [Lens, RegExp])[] = [
  ['capacity', /resource|financ|budget|cost|capacity|procure|operations|logistic|staffing|account/gi],
  [
    'assurance',
    /quality|assurance|test|risk|secur|legal|compliance|sceptic|skeptic|critic|audit|safety|ethic/gi,
  ],
  ['creative', /creativ|strateg|design|brand|market|vision|innovat|story|art\b|user experience|customer/gi],
  ['structure', /architect|technic|engineer|system|developer|scien|data|analy|research|infrastructure/gi],
  ['plan', /project|manage|facilitat|coordinat|plan|lead|moderat|product owner|scrum|deadline|milestone/gi],
];

/** The side from which a persona looks, told by its key and role; an unknown one gets a side by lot. */
export function lensOf(persona: { readonly key: string | null; readonly about: string }, dice: Dice): Lens {
  const [head = ''] = persona.about.split('\n\n', 1);
  for (const text of [persona.key ?? '', head, persona.about]) {
    let best: Lens | null = null;
    let most = 0;
    for (const [lens, signs] of SIGNS) {
      const hits = text.match(signs)?.length ?? 0;
      if (hits > most) [best, most] = [lens, hits];
    }
    if (best !== null) return best;
  }
  return dice.pick('lens', LENSES);
}
