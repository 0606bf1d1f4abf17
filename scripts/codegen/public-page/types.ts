import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';
import { escaped, sentence } from './markup.ts';

/** A type as the schema writes it, leading to its entry; scalars of the language have none. */
export function typeLink(type: GraphQLType): string {
  const named = getNamedType(type);
  if (isSpecifiedScalarType(named)) return escaped(String(type));
  return escaped(String(type)).replace(named.name, `<a href="#${named.name}">${named.name}</a>`);
}

/** Whether the page has an entry for a type of that name. */
export function hasEntry(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return type !== undefined && !isSpecifiedScalarType(type) && !isIntrospectionType(type) && !rootsOf(schema).has(name);
}

const rootsOf = (schema: GraphQLSchema) =>
  new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name));

/** The types in the groups of the page, each by name. Roots are told as operations. */
export function groupsOf(schema: GraphQLSchema): ReadonlyMap<string, readonly GraphQLNamedType[]> {
  const outcomes = new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isUnionType(type) ? [type.name, ...type.getTypes().map(({ name }) => name)] : [],
    ),
  );
  const groupOf = (type: GraphQLNamedType): string => {
    if (isInputObjectType(type)) return 'Inputs';
    if (isEnumType(type)) return 'Enums';
    if (isScalarType(type)) return 'Scalars';
    if (outcomes.has(type.name) || type.name === 'Problem') return 'Outcomes';
    return /(Connection|Edge)$|^PageInfo$/.test(type.name) ? 'Pages' : 'Types';
  };
  const groups = new Map<string, GraphQLNamedType[]>(
    ['Types', 'Outcomes', 'Inputs', 'Enums', 'Scalars', 'Pages'].map((name) => [name, []]),
  );
  for (const type of Object.values(schema.getTypeMap()).sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    if (hasEntry(schema, type.name)) groups.get(groupOf(type))?.push(type);
  }
  return groups;
}

export function typeCard(type: GraphQLNamedType, needs: (coordinate: string) => string | undefined): string {
  return `<article class="entry" id="${type.name}" data-name="${type.name}">
<h3><a href="#${type.name}">${type.name}</a> <span class="kind">${kindOf(type)}</span>${badge(wholeNeed(type, needs))}</h3>
<p>${sentence(type.description)}</p>
${rowsOf(type, needs)}</article>`;
}

function kindOf(type: GraphQLNamedType): string {
  if (isUnionType(type)) return 'one of';
  if (isInterfaceType(type)) return 'interface';
  if (isInputObjectType(type)) return 'input';
  if (isEnumType(type)) return 'enum';
  return isScalarType(type) ? 'scalar' : 'object';
}

function rowsOf(type: GraphQLNamedType, needs: (coordinate: string) => string | undefined): string {
  if (isUnionType(type))
    return `<p class="members">${type
      .getTypes()
      .map((member) => `<code>${typeLink(member)}</code>`)
      .join(' ')}</p>\n`;
  if (isEnumType(type)) return table(type.getValues().map(({ name, description }) => row(`<code>${name}</code>`, sentence(description))));
  if (isInputObjectType(type))
    return table(Object.values(type.getFields()).map((field) => row(signature(field), sentence(field.description))));
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const whole = wholeNeed(type, needs);
  return table(
    Object.values(type.getFields()).map((field) => {
      const need = needs(`${type.name}.${field.name}`);
      return row(signature(field), `${sentence(field.description)}${badge(need === whole ? undefined : need)}${argumentsOf(field)}`);
    }),
  );
}

/** What most fields of a type ask for, when every one of them asks for something: said once, of the type. */
function wholeNeed(type: GraphQLNamedType, needs: (coordinate: string) => string | undefined): string | undefined {
  if (!isObjectType(type)) return undefined;
  const asked = Object.keys(type.getFields()).map((field) => needs(`${type.name}.${field}`));
  if (asked.includes(undefined)) return undefined;
  const [most] = [...Map.groupBy(asked, (need) => need).values()].sort((one, other) => other.length - one.length);
  return most?.[0];
}

export const badge = (needs: string | undefined): string => (needs === undefined ? '' : ` <span class="badge">${escaped(needs)}</span>`);

export const table = (rows: readonly string[]) =>
  `<div class="wide"><table class="fields"><tbody>\n${rows.join('\n')}\n</tbody></table></div>\n`;
export const row = (name: string, text: string) => `<tr><th>${name}</th><td>${text}</td></tr>`;

/** `name: Type = default`, the type leading to its entry. */
export function signature(field: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument): string {
  const standing = 'defaultValue' in field && field.defaultValue !== undefined ? astFromValue(field.defaultValue, field.type) : undefined;
  return `<code>${field.name}: ${typeLink(field.type)}${standing ? ` = ${escaped(print(standing))}` : ''}</code>`;
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
  if (args.length === 0) return '';
  const items = args.map((each) => `<li>${signature(each)} ${sentence(each.description)}</li>`);
  return `<ul class="arguments">${items.join('')}</ul>`;
}
