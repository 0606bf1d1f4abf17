import type { InputFault } from '@klear/core';

/** Something that was left out, and where it is. The reason names fields and rules, never a value. */
export interface Fault {
  /** Path of the file, as it was given. */
  readonly file: string;
  /** From 1; absent when the whole file is at fault. */
  readonly line?: number;
  /** A bundle's entry, from 1. */
  readonly entry?: number;
  readonly reason: string;
}

export interface Tally {
  /** Lines or entries of this kind. */
  read: number;
  /** New or changed: 0 in a second run of the same input. */
  written: number;
}

/** What an import did, kind by kind. */
export interface ImportReport {
  readonly counts: Record<string, Tally>;
  /** Things that nothing here can hold yet, by type. */
  readonly notSupported: Record<string, number>;
  faults: number;
}

/** Where an import tells what happens: faults one by one, and how far it is. */
export interface Listener {
  fault?(fault: Fault): void;
  progress?(text: string): void;
}

/** Counts what an import does and passes it on. */
export interface Reporter {
  readonly report: ImportReport;
  fault(fault: Fault): void;
  read(kind: string, count?: number): void;
  /** Counts what was new or changed, and shows how far the kind is. */
  written(kind: string, count: number): void;
  notSupported(kind: string, count?: number): void;
}

export function createReporter(listener: Listener = {}): Reporter {
  const report: ImportReport = { counts: {}, notSupported: {}, faults: 0 };
  const tallyOf = (kind: string): Tally => {
    report.counts[kind] ??= { read: 0, written: 0 };
    return report.counts[kind];
  };
  return {
    report,
    fault(fault) {
      report.faults += 1;
      listener.fault?.(fault);
    },
    read(kind, count = 1) {
      tallyOf(kind).read += count;
    },
    written(kind, count) {
      const tally = tallyOf(kind);
      tally.written += count;
      listener.progress?.(`${kind}: ${tally.read} read, ${tally.written} new or changed`);
    },
    notSupported(kind, count = 1) {
      report.notSupported[kind] = (report.notSupported[kind] ?? 0) + count;
    },
  };
}

export function reasonOf(faults: readonly InputFault[]): string {
  return faults.map(({ path, code, message }) => `${path.join('.') || 'the line'}: ${message} (${code})`).join('; ');
}

/** One line per fault, as a compiler says it. */
export function faultLine({ file, line, entry, reason }: Fault): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return entry === undefined ? `${place}: ${reason}` : `${place}, entry ${entry}: ${reason}`;
}

/** The end of an import in lines. */
export function summary({ counts, notSupported, faults }: ImportReport): string {
  const number = (value: number) => value.toLocaleString('en');
  const kinds = Object.entries(counts).map(
    ([kind, { read, written }]) => `${kind}: ${number(read)} read, ${number(written)} new or changed`,
  );
  const others = Object.entries(notSupported).map(([kind, count]) => `${kind}: ${number(count)} not supported yet`);
  return [...kinds, ...others, faults === 0 ? 'Nothing was left out.' : `Faulty: ${number(faults)}, named above.`].join('\n');
}
