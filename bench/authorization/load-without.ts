import { registerHooks } from 'node:module';
import { parts } from './parts.ts';

const root = new URL('../../', import.meta.url).href;

/** From here on this process loads the stand-ins of these parts. Before the graph is imported. */
export function loadWithout(names: readonly string[]): void {
  const standIns = new Map(
    parts
      .filter(({ name }) => names.includes(name))
      .flatMap(({ standIns }) => Object.entries(standIns).map(([file, source]) => [root + file, source])),
  );
  registerHooks({
    load(url, context, next) {
      const source = standIns.get(url);
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
}
