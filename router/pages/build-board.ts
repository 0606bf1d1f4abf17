import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.ts';

const sources = dirname(fileURLToPath(import.meta.resolve('@klear/board/package.json')));
/** Its client is a part of what the page says. */
const client = join(sources, '../client/src');

/** Gives the directory of the built board (packages/board), as `buildPage` does. */
export function buildBoard({ progress }: { progress?: (line: string) => void } = {}): Promise<string> {
  return buildPage({ name: 'board', title: 'the board', sources: [sources, client], entry: join(sources, 'vite-build.ts'), progress });
}
