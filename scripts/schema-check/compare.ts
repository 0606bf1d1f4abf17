import type { UsageTotals } from '@klear/router';
import { findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import { changedElement } from './changed-element.ts';

/** How one client used an element. */
export interface RealUse {
  readonly client: string;
  readonly count: number;
  /** The first day on which it was counted, and the instant of the last use. */
  readonly first: string;
  readonly last: string;
}

export interface Change {
  readonly type: string;
  readonly description: string;
  /** The clients that use what changes, most uses first. */
  readonly uses: readonly RealUse[];
}

export interface Comparison {
  /** Breaks what clients use, or what nothing is known of. */
  readonly hurts: readonly Change[];
  /** Breaks what no client was seen to use. */
  readonly unused: readonly Change[];
  readonly dangerous: readonly Change[];
}

/** Compares two versions of a schema, each breaking change with its real use. Without any counted use, nothing counts as unused. */
export function compareSchemas(before: GraphQLSchema, after: GraphQLSchema, usage: UsageTotals): Comparison {
  const changes = findBreakingChanges(before, after).map((change) => {
    const element = changedElement(change);
    const uses = element === undefined ? [] : usesOf(element, usage);
    return {
      type: change.type,
      description: change.description,
      uses,
      isHarmless: usage.size > 0 && element !== undefined && uses.length === 0,
    };
  });
  return {
    hurts: changes.filter(({ isHarmless }) => !isHarmless),
    unused: changes.filter(({ isHarmless }) => isHarmless),
    dangerous: findDangerousChanges(before, after).map(({ type, description }) => ({ type, description, uses: [] })),
  };
}

/** A type is used where it is named, and where anything of it is. */
function usesOf(element: string, usage: UsageTotals): RealUse[] {
  const isType = !/[.@]/.test(element);
  return [...usage]
    .flatMap(([client, { elements }]) => {
      const own = elements.get(element);
      const within = isType ? [...elements].flatMap(([name, use]) => (name.startsWith(`${element}.`) ? [use] : [])) : [];
      const uses = own ? [own, ...within] : within;
      if (uses.length === 0) return [];
      const [first = ''] = uses.map((use) => use.first).sort();
      const last =
        uses
          .map((use) => use.last)
          .sort()
          .at(-1) ?? '';
      return [{ client, count: Math.max(...uses.map(({ count }) => count)), first, last }];
    })
    .sort((x, y) => y.count - x.count);
}
