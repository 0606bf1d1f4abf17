import { createHash } from 'node:crypto';
import type { Id } from '@klear/core';

/** Numbers that depend on a name only, so that one more client changes nothing about the others. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  shuffled<T>(list: readonly T[]): T[];
}

/** Dice of a name (mulberry32 seeded by its hash). */
export function diceOf(...name: readonly (string | number)[]): Dice {
  let state = createHash('sha256').update(name.join(' ')).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return {
    roll,
    pick(list) {
      const item = list[roll(list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (percent) => roll(100) < percent,
    shuffled(list) {
      const result = [...list];
      for (let at = result.length - 1; at > 0; at -= 1) {
        const other = roll(at + 1);
        const [here, there] = [result[at], result[other]];
        if (here !== undefined && there !== undefined) [result[at], result[other]] = [there, here];
      }
      return result;
    },
  };
}

/** The id of the n-th thing of a kind: a UUIDv7 that is the same at every run of one practice and sorts by n. */
export function demoId<Kind extends string>(kind: Kind, n: number, baseMs: number): Id<Kind> {
  const time = (baseMs + n).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`klear demo ${kind} ${n}`).digest('hex');
  const variant = (0x8 | (Number.parseInt(hash.slice(3, 4), 16) & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(8, 20)}` as Id<Kind>;
}
