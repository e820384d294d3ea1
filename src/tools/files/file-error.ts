import { TerminalError } from '#core';

/** A file that cannot be written or read; written for the model that asked. */
export class FileError extends TerminalError {
  static badPath(path: string, reason: string): FileError {
    return new FileError(
      `Cannot use the path '${path.slice(0, 200)}': ${reason}. Give a path inside the task's folder, such as 'report/summary.md'.`,
      { code: 'file.badPath', details: { path } },
    );
  }

  static missing(path: string): FileError {
    return new FileError(
      `There is no file '${path}' in the task's folder. List the files to see what is there.`,
      {
        code: 'file.missing',
        details: { path },
      },
    );
  }

  static exists(path: string): FileError {
    return new FileError(
      `The file '${path}' exists already. Set overwrite to true to replace it, or choose another name.`,
      { code: 'file.exists', details: { path } },
    );
  }

  static tooLarge(path: string, bytes: number, most: number): FileError {
    return new FileError(`Cannot write '${path}': ${bytes} bytes, at most ${most} are allowed in one file.`, {
      code: 'file.tooLarge',
      details: { path, bytes, most },
    });
  }

  static full(reason: string): FileError {
    return new FileError(`Cannot write: ${reason}. Replace files that are no longer needed.`, {
      code: 'file.folderFull',
    });
  }

  static notText(path: string): FileError {
    return new FileError(`'${path}' is not UTF-8 text. Read it with encoding 'base64'.`, {
      code: 'file.notText',
      details: { path },
    });
  }
}
