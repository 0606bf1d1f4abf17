import type { LinkRow } from './chain-check.ts';
import type { Finding } from './finding.ts';
import type { HeadsRead } from './read-heads.ts';

/** Seconds that may lie between a link and its head: two intervals and a minute. */
const allowed = (headEverySeconds: number): number => 2 * headEverySeconds + 60;

/** Looks whether the heads begin with the chains and keep up with them: lines taken away at either end show here. */
export interface Coverage {
  add(row: LinkRow): void;
  result(): { findings: Finding[]; notes: string[] };
}

export function createCoverage(schema: string, heads: HeadsRead, headEverySeconds: number): Coverage {
  let first: string | undefined;
  let bare = 0;
  let bareFrom: string | undefined;
  let bareUntil: string | undefined;
  const seconds = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 1_000;
  const finding = (says: string): Finding => ({ kind: 'heads', schema, chain: null, sequence: null, eventId: null, says });

  return {
    add({ chain, sequence, sealed_at }) {
      if (first === undefined || sealed_at < first) first = sealed_at;
      if (sequence <= (heads.last.get(chain)?.sequence ?? 0)) return;
      bare += 1;
      if (bareFrom === undefined || sealed_at < bareFrom) bareFrom = sealed_at;
      if (bareUntil === undefined || sealed_at > bareUntil) bareUntil = sealed_at;
    },
    result() {
      const findings: Finding[] = [];
      const notes: string[] = [];
      if (first && heads.from && seconds(first, heads.from) > allowed(headEverySeconds))
        findings.push(finding(`the heads begin at ${heads.from}, and links were made since ${first}: earlier lines are missing`));
      if (bareFrom && bareUntil) {
        const stands = `${bare} links, made from ${bareFrom} to ${bareUntil}, have no head`;
        if (seconds(bareFrom, bareUntil) > allowed(headEverySeconds))
          findings.push(finding(`${stands}: the last lines of the heads are missing, or they could not be written`));
        else notes.push(`${stands} yet`);
      }
      return { findings, notes };
    },
  };
}
