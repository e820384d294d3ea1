import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const browser = fileURLToPath(new URL('./browser/', import.meta.url));
const require = createRequire(import.meta.url);

/** Path below `/playground/` and content. */
export type Assets = ReadonlyMap<string, Uint8Array>;

/**
 * Bundles GraphiQL with its editor and workers out of `node_modules` into files that load nothing from elsewhere.
 * Takes about two seconds; nothing is written.
 */
export async function bundlePlayground(): Promise<Assets> {
  const graphiql = createRequire(require.resolve('graphiql'));
  const react = createRequire(graphiql.resolve('@graphiql/react'));
  const { outputFiles } = await build({
    entryPoints: {
      playground: join(browser, 'main.js'),
      'editor.worker': react.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
      'json.worker': react.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql.worker': react.resolve('monaco-graphql/esm/graphql.worker.js'),
    },
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.graphql': 'text', '.ttf': 'file', '.svg': 'dataurl' },
    assetNames: '[name]',
    publicPath: '/playground',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*[\\/]/, ''), contents]));
}

/** Names what a bundle is made of: a kept one of the same name need not be made again. */
export async function bundleName(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['esbuild', 'graphiql'])
    hash.update(await readFile(require.resolve(`${name}/package.json`)));
  const files = await readdir(browser, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1)))
    hash.update(await readFile(join(file.parentPath, file.name)));
  return hash.digest('hex').slice(0, 16);
}
