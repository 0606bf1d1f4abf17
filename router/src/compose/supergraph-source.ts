import { readFile } from 'node:fs/promises';

/** Where the supergraph comes from: SDL text, or the file that holds it. */
export type SupergraphSource = { readonly text: string } | { readonly file: string | URL };

export async function loadSupergraph(source: SupergraphSource): Promise<string> {
  return 'text' in source ? source.text : readFile(source.file, 'utf8');
}
