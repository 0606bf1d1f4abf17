/** A proof and the test files that read its size. */
export interface Proof {
  readonly name: string;
  readonly files: readonly string[];
}

const call = /\bproofSize\(\s*(['"`])([a-z0-9-]+)\1\s*,\s*[\d_]+\s*,\s*[\d_]+/g;

/** Finds proofs by convention: a test file that calls proofSize('name', small, full). */
export function findProofs(tests: readonly { readonly file: string; readonly text: string }[]): Proof[] {
  const filesByName = new Map<string, Set<string>>();
  for (const { file, text } of tests) {
    if (file.endsWith('proof.test.ts') || file.startsWith('scripts/prove/')) continue;
    for (const [, , name] of text.matchAll(call)) {
      if (name !== undefined) filesByName.set(name, (filesByName.get(name) ?? new Set()).add(file));
    }
  }
  return [...filesByName].map(([name, files]) => ({ name, files: [...files] })).sort((x, y) => (x.name < y.name ? -1 : 1));
}
