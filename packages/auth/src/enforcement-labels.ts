import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type TypeNode, valueFromASTUntyped } from 'graphql';
import { type Alternatives, both } from './enforcement-alternatives.ts';

/** What `@phi` says: which part of a record it belongs to, and what it may be read for. */
export interface PhiLabel {
  readonly category: string;
  /** HL7 v3 PurposeOfUse codes. */
  readonly purposes: readonly string[];
}

/** What the directives of one place say. */
export interface Labels {
  readonly signIn: boolean;
  readonly scopes: Alternatives;
  readonly policies: Alternatives;
  /** Undefined where no label stands; category NONE where it says that nothing is told. */
  readonly phi: PhiLabel | undefined;
  readonly personal: boolean;
}

const noLabels: Labels = { signIn: false, scopes: [], policies: [], phi: undefined, personal: false };

/** What two places ask together. Of two @phi labels the nearer one's counts. */
export function joinedLabels(near: Labels = noLabels, far: Labels = noLabels): Labels {
  return {
    signIn: near.signIn || far.signIn,
    scopes: both(near.scopes, far.scopes),
    policies: both(near.policies, far.policies),
    phi: near.phi ?? far.phi,
    personal: near.personal || far.personal,
  };
}

/** A type with fields, whichever subgraph adds them. */
export interface LabelledType {
  readonly name: string;
  readonly interfaces: readonly string[];
  readonly directives: readonly ConstDirectiveNode[];
  readonly fields: readonly FieldDefinitionNode[];
}

/** The object and interface types of a document, extensions included. */
export function labelledTypes(document: DocumentNode): LabelledType[] {
  return document.definitions.flatMap((node) => {
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    const isInterface = node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_EXTENSION;
    if (!isObject && !isInterface) return [];
    const { name, interfaces = [], directives = [], fields = [] } = node;
    return [{ name: name.value, interfaces: interfaces.map((each) => each.name.value), directives, fields }];
  });
}

/** The name of the type that a field returns, without lists and `!`. */
export function returnedName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : returnedName(type.type);
}

/** The purposes that `@phi` means where it names none: its definition's default. */
export function standardPurposes(document: DocumentNode): readonly string[] {
  for (const node of document.definitions) {
    if (node.kind !== Kind.DIRECTIVE_DEFINITION || node.name.value !== 'phi') continue;
    const standard = node.arguments?.find((argument) => argument.name.value === 'purposes')?.defaultValue;
    return standard ? texts(valueFromASTUntyped(standard)) : [];
  }
  return [];
}

/** Reads the policy directives of one place; several of one name must all hold. */
export function labelsOf(directives: readonly ConstDirectiveNode[], standard: readonly string[]): Labels {
  let labels = noLabels;
  for (const directive of directives) {
    const given = (name: string): unknown => {
      const argument = directive.arguments?.find((each) => each.name.value === name);
      return argument && valueFromASTUntyped(argument.value);
    };
    const name = directive.name.value;
    if (name === 'authenticated') labels = { ...labels, signIn: true };
    if (name === 'personal') labels = { ...labels, personal: true };
    if (name === 'requiresScopes') labels = { ...labels, scopes: both(labels.scopes, alternatives(given('scopes'))) };
    if (name === 'policy') labels = { ...labels, policies: both(labels.policies, alternatives(given('policies'))) };
    if (name === 'phi') {
      const purposes = given('purposes');
      labels = {
        ...labels,
        phi: { category: String(given('category') ?? ''), purposes: purposes === undefined ? standard : texts(purposes) },
      };
    }
  }
  return labels;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

/** GraphQL takes one word where a list is asked for. No alternative at all can be met by nobody: it stays one that never holds. */
function alternatives(value: unknown): Alternatives {
  const lists = Array.isArray(value) ? value.map(texts) : [texts(value)];
  return lists.length === 0 ? [[]] : lists;
}

/**
 * What each field is labelled by itself or by its type, as `Type.field`, whatever it returns: what a field tells, where the
 * enforcement table says what it takes to be given it. Envelopes around protected values are none here.
 */
export function ownLabels(document: DocumentNode): ReadonlyMap<string, Labels> {
  const types = labelledTypes(document);
  const standard = standardPurposes(document);
  const ofType = new Map<string, Labels>();
  for (const { name, directives } of types) ofType.set(name, joinedLabels(ofType.get(name), labelsOf(directives, standard)));
  const own = new Map<string, Labels>();
  for (const { name, fields } of types) {
    for (const field of fields) {
      own.set(`${name}.${field.name.value}`, joinedLabels(labelsOf(field.directives ?? [], standard), ofType.get(name)));
    }
  }
  return own;
}

/** Whether a field tells something of a person: personal data, or health data of any category but NONE. */
export function tellsOfPerson({ phi, personal }: Labels): boolean {
  return personal || (phi !== undefined && phi.category !== 'NONE');
}
