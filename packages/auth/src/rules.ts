import { forbidden, type RefusalReason, unauthenticated, type Viewer } from '@klear/core';
import { type allow, and, or, rule } from 'graphql-shield';
import { type Action, holds } from './actions.ts';

/** A gate of graphql-shield. Only made here, and only combined by `and` and `or`: a negated rule that throws would open the door. */
export type Rule = ReturnType<ReturnType<typeof rule>> | ReturnType<typeof and> | ReturnType<typeof or> | typeof allow;

/** True lets through; false refuses; a reason refuses and says why. */
export type Verdict = boolean | RefusalReason;

/** What rules need of a resolver's context. */
export interface ViewerContext {
  readonly viewer: Viewer;
}

/**
 * Makes a rule from a predicate over the viewer, the parent value, the arguments and the context (for loaders). Verdicts are never cached, so that a
 * revocation counts for the next field. A predicate that throws refuses, and the thrown error goes on to the server's mask.
 */
export function ruleOf<Parent = unknown, Args = unknown, Context extends ViewerContext = ViewerContext>(
  name: string,
  decide: (viewer: Viewer, parent: Parent, args: Args, context: Context) => Verdict | Promise<Verdict>,
): Rule {
  return rule(name, { cache: 'no_cache' })(async (parent: Parent, args: Args, context: Context) => {
    try {
      const verdict = await decide(context.viewer, parent, args, context);
      if (verdict === true) return true;
      if (context.viewer.kind === 'anonymous') return unauthenticated();
      return forbidden(verdict === false ? undefined : verdict);
    } catch (error) {
      return error instanceof Error ? error : new Error('a rule failed', { cause: error });
    }
  });
}

/** Everybody, without a token too. */
export const anyone: Rule = ruleOf('anyone', () => true);

/** Whoever presented a valid token. */
export const signedIn: Rule = ruleOf('signedIn', (viewer) => viewer.kind === 'person');

/** Another subgraph that asks for the platform itself: no person, ever. */
export const platform: Rule = ruleOf('platform', (viewer) => viewer.kind === 'system');

/** Why the action is refused: an app that was lent too little is told so only when its person could do it. */
function refusalFor(viewer: Viewer, action: Action): RefusalReason {
  return viewer.app !== null && holds({ ...viewer, app: null }, action) ? 'NOT_IN_SCOPE' : 'ROLE_REQUIRED';
}

/** One rule for each action, however often it is asked for: two of one name are refused. */
export function rulePerAction(make: (action: Action) => Rule): (action: Action) => Rule {
  const made = new Map<Action, Rule>();
  return (action) => {
    const rule = made.get(action) ?? make(action);
    made.set(action, rule);
    return rule;
  };
}

/** Whoever holds the action where they act. Says nothing about the row: predicates do. */
export const mayAct = rulePerAction((action) =>
  ruleOf(`mayAct:${action}`, (viewer) => holds(viewer, action) || refusalFor(viewer, action)),
);

export { and, or };
