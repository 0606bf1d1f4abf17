import { createRandom } from '../../router/test/random-operation.ts';

/** A value that stands nowhere else: where it is seen, one field of one object has been shown. */
export interface Plant {
  /** "Type.field". */
  readonly field: string;
  /** The object whose relations decide: "Type:id". */
  readonly of: string;
}

/** What was planted, by its text. */
export interface Planted {
  /** A new word of letters, kept as the value of this field of this object. */
  word(field: string, of: string): string;
  /** A value of a form of its own. */
  keep(value: string, plant: Plant): string;
  /** Every planted value that stands in a text, once each. */
  in(text: string): Plant[];
  readonly size: number;
}

export function createPlanted(seed: number): Planted {
  const random = createRandom(seed);
  const plants = new Map<string, Plant>();
  let pattern: RegExp | undefined;
  const planted: Planted = {
    word(field, of) {
      const letters = Array.from({ length: 14 }, () => String.fromCharCode(97 + random(26))).join('');
      return planted.keep(`plq${letters}`, { field, of });
    },
    keep(value, plant) {
      plants.set(value, plant);
      pattern = undefined;
      return value;
    },
    in(text) {
      pattern ??= new RegExp([...plants.keys()].map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
      return [...new Set(text.match(pattern))].flatMap((value) => plants.get(value) ?? []);
    },
    get size() {
      return plants.size;
    },
  };
  return planted;
}
