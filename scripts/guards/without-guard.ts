import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../verify/tree.ts';

/** Which guard a run goes without: a file of the project, and what stands at `start` there instead of `text`. */
export interface Removal {
  readonly file: string;
  readonly start: number;
  readonly text: string;
  readonly without: string;
}

/** Loads one file of the project without one of its guards. Throws when the file is not the one that was looked at. */
export function withoutGuard({ file, start, text, without }: Removal): Plugin {
  const target = path.join(root, file);
  return {
    name: 'without-guard',
    enforce: 'pre',
    load(id) {
      if (id.split('?')[0] !== target) return undefined;
      const source = readFileSync(target, 'utf8');
      const end = start + text.length;
      if (source.slice(start, end) !== text) throw new Error(`${file} has another text where the guard was found`);
      return { code: `${source.slice(0, start)}(${without})${source.slice(end)}`, map: null };
    },
  };
}
