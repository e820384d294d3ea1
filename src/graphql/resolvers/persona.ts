import type { PersonaRow, Persona as StoredPersona } from '#core';
import type { PersonaResolvers } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';

/** The row's `data` is a whole persona: stores write nothing else there. */
const dataOf = ({ data }: PersonaRow) => data as unknown as StoredPersona;

export const Persona: PersonaResolvers = {
  id: ({ key }) => encodeNodeId('Persona', key),
  personality: (row) => dataOf(row).personality,
  decisionCriteria: (row) => dataOf(row).decisionCriteria,
  style: (row) => dataOf(row).style,
  outputFormat: (row) => dataOf(row).outputFormat,
  model: (row) => dataOf(row).model ?? null,
  facilitates: (row) => dataOf(row).facilitates ?? false,
  capabilities: (row) => dataOf(row).capabilities ?? [],
  weight: (row) => dataOf(row).weight ?? 1,
};
