import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { abortsSection } from './aborts-section.ts';
import type { BenchSection, SectionReport } from './bench-section.ts';
import { type BenchServer, openBenchServer } from './bench-server.ts';
import { deliberationsSection } from './deliberations-section.ts';
import { fanOutSection } from './fan-out-section.ts';
import { type BenchOptions, parseBenchOptions, usage } from './options.ts';
import { storageSection } from './storage-section.ts';
import { formatTable } from './table.ts';
import { tasksSection } from './tasks-section.ts';
import { tokensSection } from './tokens-section.ts';
import { turnsSection } from './turns-section.ts';

const sections: readonly BenchSection[] = [
  turnsSection,
  storageSection,
  deliberationsSection,
  tasksSection,
  tokensSection,
  fanOutSection,
  abortsSection,
];

async function main(): Promise<void> {
  const ids = sections.map(({ id }) => id);
  const options = parseBenchOptions(process.argv.slice(2), ids);
  if (options === null) {
    console.log(`${usage}\n\nSections: ${ids.join(', ')}`);
    return;
  }
  const server = await openBenchServer(process.env['DATABASE_URL']);
  const stop = () => void server.close().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  try {
    const machine = describeMachine(server);
    console.log(
      `${machine.postgres}, Node ${machine.node}, ${machine.cpus} × ${machine.cpu}, load ${machine.load}`,
    );
    const reports: Record<string, SectionReport['data']> = {};
    for (const section of sections) {
      if (options.only !== null && !options.only.includes(section.id)) continue;
      reports[section.id] = await runSection(section, server, options);
    }
    await mkdir(dirname(options.out), { recursive: true });
    const { seconds, rounds } = options;
    const file = { at: new Date().toISOString(), machine, seconds, rounds, sections: reports };
    await writeFile(options.out, `${JSON.stringify(file, null, 2)}\n`);
    console.log(`\nwritten to ${options.out}`);
  } finally {
    process.off('SIGINT', stop);
    await server.close();
  }
}

async function runSection(
  section: BenchSection,
  server: BenchServer,
  { seconds, rounds }: BenchOptions,
): Promise<SectionReport['data']> {
  console.log(`\n${section.title}`);
  const say = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  };
  const report = await section.run({ server, seconds, rounds, say });
  say('');
  console.log(formatTable(report.columns, report.rows));
  for (const note of report.notes) console.log(note);
  return report.data;
}

function describeMachine(server: BenchServer) {
  return {
    postgres: server.description,
    node: process.versions.node,
    cpus: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? process.arch,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    load: (loadavg()[0] ?? 0).toFixed(1),
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 1;
}
