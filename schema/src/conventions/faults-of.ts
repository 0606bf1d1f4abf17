import { Kind, parse, print, visit } from 'graphql';
import { conventionFaults } from '../conventions.ts';

/** For tests: what contracts called a, b and c do against our conventions. */
export const faultsOf = (...sdls: string[]) =>
  conventionFaults(sdls.map((sdl, index) => ({ name: 'abc'.charAt(index), document: parse(sdl) })));

const description = { kind: Kind.STRING, value: 'x' } as const;

/** Gives everything in an SDL a description, so that a fixture is about one refusal only. */
export function described(sdl: string): string {
  return print(visit(parse(sdl), { enter: (node) => (/Definition$/.test(node.kind) ? { ...node, description } : undefined) }));
}
