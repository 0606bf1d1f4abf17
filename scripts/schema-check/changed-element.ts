import { BreakingChangeType } from 'graphql';

/** Which element a client must use to be hurt by a change, by the form in which graphql-js describes it. */
const forms: Readonly<Record<BreakingChangeType, readonly [RegExp, (...names: string[]) => string]>> = {
  [BreakingChangeType.TYPE_REMOVED]: [/^(?:Standard scalar )?(\w+) was removed/, (type) => type],
  [BreakingChangeType.TYPE_CHANGED_KIND]: [/^(\w+) changed from /, (type) => type],
  [BreakingChangeType.TYPE_REMOVED_FROM_UNION]: [/^(\w+) was removed from union type/, (type) => type],
  [BreakingChangeType.VALUE_REMOVED_FROM_ENUM]: [/^(\w+) was removed from enum type (\w+)\./, (value, type) => `${type}.${value}`],
  [BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED]: [/on input type (\w+) was added/, (type) => type],
  [BreakingChangeType.IMPLEMENTED_INTERFACE_REMOVED]: [/no longer implements interface (\w+)\./, (type) => type],
  [BreakingChangeType.FIELD_REMOVED]: [/^(\w+\.\w+) was removed/, (field) => field],
  [BreakingChangeType.FIELD_CHANGED_KIND]: [/^(\w+\.\w+) changed type/, (field) => field],
  [BreakingChangeType.REQUIRED_ARG_ADDED]: [/ on (\w+\.\w+) was added/, (field) => field],
  [BreakingChangeType.ARG_REMOVED]: [/^(\w+\.\w+) arg (\w+) was removed/, (field, name) => `${field}(${name}:)`],
  [BreakingChangeType.ARG_CHANGED_KIND]: [/^(\w+\.\w+) arg (\w+) has changed type/, (field, name) => `${field}(${name}:)`],
  [BreakingChangeType.DIRECTIVE_REMOVED]: [/^(\w+) was removed/, (name) => `@${name}`],
  [BreakingChangeType.DIRECTIVE_ARG_REMOVED]: [/ was removed from (\w+)\./, (name) => `@${name}`],
  [BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED]: [/ on directive (\w+) was added/, (name) => `@${name}`],
  [BreakingChangeType.DIRECTIVE_REPEATABLE_REMOVED]: [/ was removed from (\w+)\./, (name) => `@${name}`],
  [BreakingChangeType.DIRECTIVE_LOCATION_REMOVED]: [/ was removed from (\w+)\./, (name) => `@${name}`],
};

/** The schema coordinate that a breaking change is about; undefined when its description has a form that we do not know. */
export function changedElement({ type, description }: { type: BreakingChangeType; description: string }): string | undefined {
  const [pattern, elementOf] = forms[type];
  const found = pattern.exec(description);
  return found ? elementOf(...found.slice(1)) : undefined;
}
