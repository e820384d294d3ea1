import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CliError } from './cli-error.ts';
import type { Terminal } from './terminal.ts';

/** The JSON in a file, or of standard input for `-`. */
export async function readJsonFile(terminal: Terminal, file: string): Promise<unknown> {
  const content = file === '-' ? await text(terminal.stdin) : await read(file);
  try {
    return JSON.parse(content);
  } catch (error) {
    const place = file === '-' ? 'Standard input' : `The file '${file}'`;
    throw CliError.usage(`${place} holds no JSON: ${(error as Error).message}.`);
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is none' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw CliError.usage(
      `Cannot read the file '${file}': ${why}. Give a JSON file, or - for standard input.`,
    );
  }
}
