import {
  findBreakingChanges,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
} from 'graphql';
import { hiddenNames } from '../schema-names.ts';

/**
 * What is wrong with a public schema beside the whole one: documents that would fail on the whole one, answers that could hold what
 * the public one does not know, parts to which nothing leads, and descriptions that name what is hidden.
 */
export function publicSchemaFaults(whole: GraphQLSchema, shown: GraphQLSchema): string[] {
  return [
    ...findBreakingChanges(shown, whole).map(({ description }) => `The public graph is no part of the whole one: ${description}`),
    ...valuesOutOfSight(whole, shown),
    ...partsWithoutWay(shown),
    ...tellingDescriptions(whole, shown),
  ];
}

const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** The types of which an answer may be made. */
function answeredTypes(schema: GraphQLSchema): Set<GraphQLNamedType> {
  const fielded = typesOf(schema).filter((type) => isObjectType(type) || isInterfaceType(type));
  return new Set(fielded.flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type))));
}

function valuesOutOfSight(whole: GraphQLSchema, shown: GraphQLSchema): string[] {
  return [...answeredTypes(shown)].flatMap((type) => {
    const real = whole.getType(type.name);
    if (isEnumType(type) && isEnumType(real)) {
      const hidden = real.getValues().filter(({ name }) => !type.getValue(name));
      return hidden.map(({ name }) => `${type.name}.${name} is not public and may be answered`);
    }
    if (!isAbstractType(type) || !isAbstractType(real)) return [];
    const known = new Set(shown.getPossibleTypes(type).map(({ name }) => name));
    const hidden = whole.getPossibleTypes(real).filter(({ name }) => !known.has(name));
    return hidden.map(({ name }) => `${name} is not public and may be answered as ${type.name}`);
  });
}

function partsWithoutWay(shown: GraphQLSchema): string[] {
  const reached = new Set<GraphQLNamedType>();
  const visitTypeOf = ({ type }: { readonly type: GraphQLType }) => visit(getNamedType(type));
  const visit = (type: GraphQLNamedType | undefined | null): void => {
    if (!type || reached.has(type)) return;
    reached.add(type);
    if (isUnionType(type)) type.getTypes().forEach(visit);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return;
    if (!isInputObjectType(type)) type.getInterfaces().forEach(visit);
    for (const field of Object.values(type.getFields())) {
      visitTypeOf(field);
      if ('args' in field) field.args.forEach(visitTypeOf);
    }
  };
  [shown.getQueryType(), shown.getMutationType(), shown.getSubscriptionType()].forEach(visit);
  return typesOf(shown)
    .filter((type) => !reached.has(type) && !isSpecifiedScalarType(type))
    .map(({ name }) => `${name} is public and nothing public leads to it`);
}

/** `holdSlot`, `SLOT_TAKEN`, `HealthRecord`: no word of English looks like this. */
const looksLikeName = /^(?=.*(?:[a-z][A-Z]|_|^[A-Z]{2,}$))\w+$/;

function tellingDescriptions(whole: GraphQLSchema, shown: GraphQLSchema): string[] {
  const sdl = printSchema(shown);
  const hidden = hiddenNames(printSchema(whole), sdl);
  const words = new Set(sdl.match(/\w+/g));
  return [...words]
    .filter((word) => hidden.has(word) && looksLikeName.test(word))
    .map((word) => `A description or a default value of the public graph names ${word}, which is hidden`);
}
