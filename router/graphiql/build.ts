import { join } from 'node:path';
import { buildPage } from '../pages/build-page.ts';

const sources = import.meta.dirname;

/** Gives the directory of the built GraphiQL page, as `buildPage` does. */
export function buildGraphiql({ progress }: { progress?: (line: string) => void } = {}): Promise<string> {
  return buildPage({ name: 'graphiql', title: 'GraphiQL', sources: [sources], entry: join(sources, 'vite-build.ts'), progress });
}
