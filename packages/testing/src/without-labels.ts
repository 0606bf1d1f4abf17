import { isPolicyDirective } from '@klear/auth';
import { type DocumentNode, parse, print, visit } from 'graphql';

/** A contract without what its labels ask for: to test what still stands when the outermost gate lets everybody through. */
export function withoutLabels(sdl: string): string {
  const document: DocumentNode = visit(parse(sdl), { Directive: ({ name }) => (isPolicyDirective(name.value) ? null : undefined) });
  return print(document);
}
