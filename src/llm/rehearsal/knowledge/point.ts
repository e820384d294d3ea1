/** The side from which a persona looks at a goal. */
export type Lens = 'plan' | 'structure' | 'creative' | 'assurance' | 'capacity';

export const LENSES = [
  'plan',
  'structure',
  'creative',
  'assurance',
  'capacity',
] as const satisfies readonly Lens[];

/** Something worth saying about any goal of a field. The parts fit into sentences of many shapes. */
export interface Point {
  /** Noun phrase: "the way back". */
  readonly aspect: string;
  /** Imperative clause: "keep the old path running". */
  readonly idea: string;
  /** Noun or gerund phrase: "a release that cannot be undone". */
  readonly risk: string;
  /** Imperative clause: "rehearse the rollback once". */
  readonly mitigation: string;
  /** Noun phrase: "a staging environment". */
  readonly need: string;
}

type Row = readonly [aspect: string, idea: string, risk: string, mitigation: string, need: string];

export type FieldKnowledge = Readonly<Record<Lens, readonly Point[]>>;

export function knowledge(rows: Readonly<Record<Lens, readonly Row[]>>): FieldKnowledge {
  const points = (lens: Lens) =>
    rows[lens].map(([aspect, idea, risk, mitigation, need]) => ({ aspect, idea, risk, mitigation, need }));
  return {
    plan: points('plan'),
    structure: points('structure'),
    creative: points('creative'),
    assurance: points('assurance'),
    capacity: points('capacity'),
  };
}
