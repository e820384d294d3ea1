import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const top = resolve(import.meta.dirname, '..');

/** Room → rooms and packages that it may import. `*` ends a package prefix. Node's own modules are free. */
const law: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  machines: { rooms: ['core', 'rules'], packages: ['xstate', 'zod'] },
  migrations: { rooms: [], packages: ['@mikro-orm/migrations'] },
  'src/app': { rooms: ['*', 'machines'], packages: [] },
  'src/core': { rooms: [], packages: ['xstate (types)'] },
  'src/rules': { rooms: ['core'], packages: ['zod', 'croner'] },
  'src/runtime': { rooms: ['core'], packages: ['xstate'] },
  'src/persistence': { rooms: ['core', 'rules', 'migrations'], packages: ['@mikro-orm/*', 'pg', 'zod'] },
  'src/domain': {
    rooms: ['core', 'rules'],
    packages: [
      'zod',
      'ajv',
      'ajv/*',
      'ajv-formats',
      '@babel/parser',
      '@seriousme/openapi-schema-validator',
      'decimal.js',
      'eld/*',
      'libpg-query',
      'markdown-it',
      're2js',
      'yaml',
    ],
  },
  'src/llm': {
    rooms: ['core'],
    packages: ['openai', 'openai/*', 'zod', 'ajv', 'ajv/*', 'undici'],
  },
  'src/tools': {
    rooms: ['core'],
    packages: ['ajv', 'ajv/*', 'zod', 'decimal.js', 'json-p3', '@modelcontextprotocol/sdk/*'],
  },
  'src/notify': { rooms: ['core'], packages: ['nodemailer'] },
  'src/cluster': { rooms: ['core'], packages: [] },
  'src/graphql': {
    rooms: ['core', 'runtime', 'domain', 'rules'],
    packages: [
      'graphql',
      'graphql-ws',
      'graphql-ws/*',
      '@apollo/server',
      '@apollo/server/*',
      '@graphql-tools/*',
      'graphql-scalars',
      'dataloader',
      'zod',
    ],
  },
  'src/server': {
    rooms: ['graphql', 'core'],
    packages: [
      'ws',
      'graphql',
      'graphql-ws',
      'graphql-ws/*',
      '@apollo/server',
      '@apollo/server/*',
      'esbuild',
      'zod',
      'graphiql',
      'react',
      'react-dom',
    ],
  },
  'src/config': { rooms: ['core'], packages: ['zod'] },
  'src/telemetry': { rooms: ['core'], packages: ['pino'] },
  'src/testing': { rooms: ['*'], packages: ['xstate', 'xstate/*', 'pg'] },
  'src/cli': {
    rooms: ['app', 'config', 'core', 'runtime', 'llm'],
    packages: [
      '@clack/prompts',
      'commander',
      'graphql',
      'graphql-ws',
      'log-update',
      'picocolors',
      'string-width',
      'wrap-ansi',
      'ws',
      'zod',
    ],
  },
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function listFiles(folder: string): string[] {
  return readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('__generated__') && !file.startsWith('src/web/'));
}

const files = ['src', 'machines', 'migrations'].flatMap(listFiles);

function readImports(file: string): Import[] {
  const text = readFileSync(join(top, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
  )) {
    const specifier = match[2] ?? match[3] ?? match[4];
    if (specifier) found.push({ file, specifier, typeOnly: match[1] !== undefined });
  }
  return found;
}

function roomOf(file: string): string {
  const [head, second] = file.split('/');
  if (head !== 'src') return head ?? '';
  return second === 'app.ts' || second === 'app' ? 'src/app' : `src/${second}`;
}

/** The room that a specifier leads to, or null for a package. */
function targetRoom({ file, specifier }: Import): string | null {
  if (specifier.startsWith('#')) return specifier === '#app' ? 'src/app' : `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return roomOf(relative(top, resolve(top, dirname(file), specifier)));
  return null;
}

const imports = files.flatMap(readImports);

function isAllowed(allowed: readonly string[], name: string): boolean {
  return allowed.some(
    (pattern) =>
      pattern === '*' ||
      pattern === name ||
      (pattern.endsWith('/*') && name.startsWith(pattern.slice(0, -1))),
  );
}

describe('architecture', () => {
  test('every room is under the law', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in law))).toEqual([]);
  });

  test('rooms import only what the law gives them, by their index', () => {
    const breaches: string[] = [];
    for (const one of imports) {
      const room = roomOf(one.file);
      const target = targetRoom(one);
      const { rooms, packages } = law[room] ?? { rooms: [], packages: [] };
      if (target === room) continue;
      if (target !== null) {
        const name = target.replace(/^src\//, '');
        if (!isAllowed(rooms, name)) breaches.push(`${one.file} imports room ${target}`);
        else if (!one.specifier.startsWith('#') && name !== 'machines' && name !== 'migrations') {
          breaches.push(`${one.file} imports ${one.specifier} instead of #${name}`);
        }
      } else if (!one.specifier.startsWith('node:') && !isAllowed(packages, one.specifier)) {
        const typesOnly = one.typeOnly && isAllowed(packages, `${one.specifier} (types)`);
        if (!typesOnly) breaches.push(`${one.file} imports package ${one.specifier}`);
      }
    }
    expect(breaches).toEqual([]);
  });

  test('no file imports itself by a circle', () => {
    const index: Record<string, string> = Object.fromEntries(
      Object.keys(law).map((room) => [room, `${room}/index.ts`]),
    );
    const graph = new Map(files.map((file) => [file, [] as string[]]));
    for (const one of imports) {
      if (one.typeOnly || !/^[#.]/.test(one.specifier)) continue;
      const target = one.specifier.startsWith('#')
        ? index[targetRoom(one) ?? '']
        : relative(top, resolve(top, dirname(one.file), one.specifier));
      if (target && graph.has(target)) graph.get(one.file)?.push(target);
    }
    expect(findCycle(graph)).toEqual([]);
  });

  test('files stay small: none over 500 lines, nine in ten up to 300, half up to 120', () => {
    const sizes = files.map((file) => ({
      file,
      lines: readFileSync(join(top, file), 'utf8').split('\n').length,
    }));
    expect(sizes.filter(({ lines }) => lines > 500)).toEqual([]);
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(300);
    expect(sorted[Math.floor(sorted.length * 0.5)]).toBeLessThanOrEqual(120);
  });

  test('names are kebab-case and no index exports everything', () => {
    const misnamed = files.filter((file) => !file.startsWith('migrations/') && !/^[a-z0-9./-]+$/.test(file));
    expect(misnamed).toEqual([]);
    const blanket = files.filter(
      (file) => file.endsWith('index.ts') && /export \*/.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(blanket).toEqual([]);
  });

  test('only the kernel, the registry and the types of the runtime touch xstate outside the charts', () => {
    const users = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('xstate') && file.startsWith('src/') && !file.startsWith('src/testing/'),
    );
    const values = users.filter(({ typeOnly }) => !typeOnly).map(({ file }) => file);
    expect(values).toEqual(['src/runtime/kernel.ts']);
  });

  test('no path is read from a URL as it is written there: a space would stay %20', () => {
    const all = [...files, ...listFiles('tests')];
    const wrong = all.filter((file) =>
      /import\.meta\.url\)\.pathname/.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('charts and rules read no clock and no randomness', () => {
    const pure = files.filter((file) =>
      /^(machines|src\/rules|src\/runtime\/(kernel|turn\/apply-turn|supervision))/.test(file),
    );
    const impure = pure.filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(impure).toEqual([]);
  });
});

function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = walk(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = walk(file);
    if (cycle) return cycle;
  }
  return [];
}
