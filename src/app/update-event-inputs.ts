import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printEventInputs } from '#graphql';
import { loadCharts } from '#runtime';

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const contract = place('schema.graphql');
const begin = '# Typed events, generated from the charts by `npm run codegen`.';

/** `schema.graphql` with the typed events of the charts in `machines/` as they are now. */
export async function renderSchema(): Promise<string> {
  const charts = (await loadCharts(place('machines'))).map(({ machine, events = {} }) => ({
    name: machine.id,
    events: Object.entries(events).map(([type, schema]) => ({ type, schema: schema.toJSONSchema() })),
  }));
  const [written = ''] = readFileSync(contract, 'utf8').split(begin);
  return `${written.trimEnd()}\n\n${begin}\n\n${printEventInputs(charts)}\n`;
}

if (import.meta.main) writeFileSync(contract, await renderSchema());
