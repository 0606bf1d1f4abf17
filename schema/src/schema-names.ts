import { type DocumentNode, Kind, parse } from 'graphql';

/** A place of a schema that has a name. */
export interface NamedPlace {
  readonly kind: 'type' | 'field' | 'argument' | 'enumValue' | 'inputField' | 'directive';
  readonly name: string;
  /** The type that it belongs to; absent for types and directives. */
  readonly type?: string;
  /** For an argument: the field that takes it. */
  readonly field?: string;
}

/** Every name that an SDL defines, by its coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`, `@directive`. */
export function namedPlaces(sdl: string): ReadonlyMap<string, NamedPlace> {
  const places = new Map<string, NamedPlace>();
  for (const definition of documentOf(sdl).definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const type = definition.name.value;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      places.set(`@${type}`, { kind: 'directive', name: type });
      continue;
    }
    places.set(type, { kind: 'type', name: type });
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const { name } of definition.values ?? []) places.set(`${type}.${name.value}`, { kind: 'enumValue', name: name.value, type });
    }
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const isInput = field.kind === Kind.INPUT_VALUE_DEFINITION;
      const coordinate = `${type}.${field.name.value}`;
      places.set(coordinate, { kind: isInput ? 'inputField' : 'field', name: field.name.value, type });
      if (isInput) continue;
      for (const { name } of field.arguments ?? []) {
        places.set(`${coordinate}(${name.value}:)`, { kind: 'argument', name: name.value, type, field: field.name.value });
      }
    }
  }
  return places;
}

/** What one SDL defines and the other does not, by coordinate. */
export function hiddenPlaces(whole: string, shown: string): ReadonlyMap<string, NamedPlace> {
  const visible = namedPlaces(shown);
  return new Map([...namedPlaces(whole)].filter(([coordinate]) => !visible.has(coordinate)));
}

/** The names of one SDL that occur nowhere in the other, as any kind of name. */
export function hiddenNames(whole: string, shown: string): ReadonlySet<string> {
  const visible = new Set([...namedPlaces(shown).values()].map(({ name }) => name));
  return new Set([...namedPlaces(whole).values()].map(({ name }) => name).filter((name) => !visible.has(name)));
}

function documentOf(sdl: string): DocumentNode {
  return parse(sdl, { noLocation: true });
}
