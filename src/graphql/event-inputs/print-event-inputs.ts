import type { ChartInfo } from '../services.ts';
import { eventField, toName, toTitle } from './event-names.ts';
import { type EventFields, type Property, readEventFields } from './json-schema.ts';

type Chart = Pick<ChartInfo, 'name' | 'events'>;

/** Typed inputs for the events of these charts, as SDL: one of the charts, then one of its events. */
export function printEventInputs(charts: readonly Chart[]): string {
  const speaking = charts
    .filter(({ events }) => events.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const choices = speaking.map(
    ({ name }) => `  "An event of the chart \`${name}\`."\n  ${toName(name)}: ${inputName(name)}`,
  );
  return [
    `"An event of one of the charts that come with Statehouse: exactly one of them."\ninput TypedEventInput @oneOf {\n${choices.join('\n')}\n}`,
    '"An event that carries nothing."\nenum Signal {\n  "Send it."\n  send\n}',
    ...speaking.flatMap(printChart),
  ].join('\n\n');
}

function printChart({ name, events }: Chart): string[] {
  const known = events.map(({ type, schema }) => ({ type, fields: readEventFields(schema) }));
  const choices = known.map(({ type, fields }) => {
    const carries = Object.keys(fields).length > 0;
    const input = carries ? payloadName(name, type) : 'Signal';
    return `  "\`${type}\`${carries ? '' : ', which carries nothing'}."\n  ${eventField(name, type)}: ${input}`;
  });
  const payloads = known.filter(({ fields }) => Object.keys(fields).length > 0);
  return [
    `"An event of the chart \`${name}\`: exactly one."\ninput ${inputName(name)} @oneOf {\n${choices.join('\n')}\n}`,
    ...payloads.map(({ type, fields }) => printPayload(payloadName(name, type), type, fields)),
  ];
}

function printPayload(name: string, type: string, fields: EventFields): string {
  const lines = Object.entries(fields).map(([field, { schema, nullable, required }]) => {
    const fixed = typeof schema.const === 'string' ? ` = ${JSON.stringify(schema.const)}` : '';
    const mark = required && !nullable ? '!' : '';
    return `  ${JSON.stringify(describe(schema))}\n  ${field}: ${typeOf(schema)}${mark}${fixed}`;
  });
  return `"What \`${type}\` carries."\ninput ${name} {\n${lines.join('\n')}\n}`;
}

function inputName(chart: string): string {
  return `${toTitle(toName(chart))}EventInput`;
}

function payloadName(chart: string, type: string): string {
  return `${toTitle(toName(chart))}${toTitle(eventField(chart, type))}Event`;
}

function typeOf({ type, items }: Property): string {
  if (type === 'string') return 'String';
  if (type === 'integer') return 'Int';
  if (type === 'number') return 'Float';
  if (type === 'boolean') return 'Boolean';
  return type === 'array' && items?.type === 'string' ? '[String!]' : 'JSON';
}

function describe(schema: Property): string {
  const { default: given } = schema;
  const shown = typeof given === 'string' ? given : JSON.stringify(given);
  const fallback = given === undefined ? '' : ` Default \`${shown}\`.`;
  return `${schema.description ?? wordsFor(schema)}${fallback}`;
}

function wordsFor(schema: Property): string {
  if (typeof schema.const === 'string') return `Always \`${schema.const}\`.`;
  if (schema.enum !== undefined)
    return `One of ${schema.enum.map((value) => `\`${String(value)}\``).join(', ')}.`;
  switch (typeOf(schema)) {
    case 'String':
      return `Text${range(schema.minLength, schema.maxLength, ' characters')}.`;
    case 'Int':
      return `Whole number${range(schema.minimum, schema.maximum)}.`;
    case 'Float':
      return `Number${range(schema.minimum, schema.maximum)}.`;
    case 'Boolean':
      return 'True or false.';
    case '[String!]':
      return `Texts${schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`}.`;
    default:
      return schema.type === 'object' ? 'An object.' : 'Any JSON.';
  }
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  const bounded = most !== undefined && most < Number.MAX_SAFE_INTEGER;
  if (least !== undefined && bounded) return `, ${least} to ${most}${unit}`;
  if (bounded) return `, at most ${most}${unit}`;
  return least === undefined ? '' : `, at least ${least}${unit}`;
}
