import { existsSync } from 'node:fs';
import path from 'node:path';

/** Kinds of test that need something a machine may lack. Each is a vitest project of the same name. */
export const specialKinds = ['redis', 'chromium', 'data', 'pgbouncer'] as const;
export type SpecialKind = (typeof specialKinds)[number];

/** What will run: every kind that can, and whatever is required and cannot. */
export interface Choice {
  readonly run: readonly SpecialKind[];
  readonly leftOut: readonly SpecialKind[];
  readonly missing: readonly SpecialKind[];
}

/** Decides per kind: present runs, absent is left out by name, absent though required is a failure. Kinds without a test file take no part. */
export function chooseKinds(options: {
  present: ReadonlySet<SpecialKind>;
  required: ReadonlySet<SpecialKind>;
  withTests: ReadonlySet<SpecialKind>;
}): Choice {
  const run = specialKinds.filter((kind) => options.present.has(kind) && options.withTests.has(kind));
  const absent = specialKinds.filter((kind) => !options.present.has(kind));
  return {
    run,
    leftOut: absent.filter((kind) => options.withTests.has(kind) && !options.required.has(kind)),
    missing: absent.filter((kind) => options.required.has(kind)),
  };
}

/** Reads REQUIRE=redis,chromium,data,pgbouncer. A word that is no kind is an error: a typing slip must not weaken CI. */
export function parseRequired(text: string | undefined): Set<SpecialKind> {
  const words = (text ?? '').split(',').map((word) => word.trim());
  return new Set(
    words
      .filter((word) => word !== '')
      .map((word) => {
        const kind = specialKinds.find((candidate) => candidate === word);
        if (kind === undefined) throw new Error(`REQUIRE names "${word}"; it knows ${specialKinds.join(', ')}.`);
        return kind;
      }),
  );
}

/** The test files of a kind: `*.redis.test.ts`. */
export function filesOfKind(files: readonly string[], kind: SpecialKind): string[] {
  return files.filter((file) => file.endsWith(`.${kind}.test.ts`));
}

/** The first of these programs on PATH. */
export function programOnPath(names: readonly string[], searchPath: string): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}
