import type { EngineError } from './errors.ts';

/** An answer whose `data` is JSON text already; errors are as the subgraphs gave them, before masking. */
export interface ExecutedText {
  readonly data: string;
  readonly errors: readonly EngineError[];
}

/** Writes the whole answer as JSON text, errors first as the specification advises. `formatted` are the masked errors. */
export function renderResult(result: ExecutedText, formatted: readonly object[], extensions?: object): string {
  const errors = formatted.length > 0 ? `"errors":${JSON.stringify(formatted)},` : '';
  const more = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${errors}"data":${result.data}${more}}`;
}
