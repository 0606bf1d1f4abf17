import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger, Result } from '@klear/core';

export interface SupergraphWatch {
  /** Reads the files now. Resolves when what they hold is in force, or refused. */
  look(): Promise<void>;
  stop(): void;
}

/** Where the supergraph and the contract of the public graph are, or what they hold. */
export interface SchemaFiles {
  readonly supergraph: string;
  readonly contract?: string | undefined;
}

/**
 * Puts the files' content in force whenever one of them changes. Their folders are watched, so that a file which is replaced by another
 * (a rename, a mounted volume's link) is followed; several changes within `quietMs` are one. What is refused leaves the last good one.
 */
export function watchSupergraph(options: {
  files: SchemaFiles;
  /** What they held when the router began. */
  texts: SchemaFiles;
  inForce: { swap(supergraph: string, contract?: string): Promise<Result<void, string>> };
  log: Logger;
  quietMs?: number;
}): SupergraphWatch {
  const { files, inForce, log, quietMs = 250 } = options;
  let timer: NodeJS.Timeout | undefined;
  let seen = options.texts;
  let looking: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    const texts = await readSchemas(files).catch((err: unknown) => {
      log.error({ err }, 'the supergraph file cannot be read; the last good one stays');
      return undefined;
    });
    if (texts === undefined || (texts.supergraph === seen.supergraph && texts.contract === seen.contract)) return;
    seen = texts;
    const swapped = await inForce.swap(texts.supergraph, texts.contract);
    if (swapped.ok) log.info({ bytes: texts.supergraph.length }, 'a new supergraph is in force');
    else log.error({ reason: swapped.error }, 'the supergraph file is refused; the last good one stays');
  }

  const look = () => {
    looking = looking.then(read).catch((err: unknown) => log.error({ err }, 'the supergraph file could not be put in force'));
    return looking;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, quietMs);
  };
  const watchers: FSWatcher[] = [];
  try {
    for (const folder of new Set([files.supergraph, files.contract ?? files.supergraph].map((file) => path.dirname(file)))) {
      const watcher = watch(folder, soon);
      watcher.on('error', (err) => log.error({ err }, 'the supergraph file is not watched any more: send SIGHUP after a change'));
      watchers.push(watcher);
    }
  } catch (err) {
    log.error({ err }, 'the supergraph file cannot be watched: send SIGHUP after a change');
  }
  return {
    look,
    stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What the files hold now. Rejects when one of them cannot be read. */
export async function readSchemas({ supergraph, contract }: SchemaFiles): Promise<SchemaFiles> {
  return {
    supergraph: await readFile(supergraph, 'utf8'),
    ...(contract !== undefined && { contract: await readFile(contract, 'utf8') }),
  };
}
