import { type EnforcementTable, policyNames, type Requirement } from '@klear/auth';
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type StringValueNode } from 'graphql';
import { type Contract, fieldsOf, isExternal, rootTypes } from '../conventions/contract.ts';
import { tableOf } from '../conventions/reached-openly.ts';
import { openFields } from '../open-fields.ts';
import { appFor, appsNeed, holdersOf, when, whoMay, why } from './words.ts';

const head = `<!-- Written by npm run compose from the labels of the schema. Do not edit. -->

# Who may see what

Every field of the graph that asks for something, in the words of its labels: who may ask for it, what an app needs on top, what it may be
asked for. Router and subgraphs enforce this same table (\`readEnforcement\` of @klear/auth); what token and request already refuse is never
fetched, and the rest of the answer comes. Then the owning subgraph asks whose row it is: oneself, a participant, a client of one's own
practice, a record that was lent. A refusal is a null and an entry in \`errors\` with its reason:

| reason | what helps |
|---|---|
| \`UNAUTHENTICATED\` (the code) | sign in |
| \`ROLE_REQUIRED\` | act for an organization (\`klear-organization\`) where one holds the role |
| \`NOT_IN_SCOPE\` | the person lends the app the scope; what no app ever may, our own clients can |
| \`PURPOSE_REQUIRED\` | say what for (\`klear-purpose\`) |
| \`NOT_RELATED\`, \`NO_CONSENT\` | nothing but the person |

A type says first what holds for all of it. Nothing on this page is ever kept in a shared cache, and no value of any field or argument is
ever logged.
`;

/** docs/policies.md: the whole enforcement table as a page, made from the contracts alone. */
export function policyPage(contracts: readonly Contract[]): string {
  const table = tableOf(contracts);
  return [head, policiesPart(table), ...contracts.map((contract) => subgraphPart(contract, table)), openPart()].join('\n');
}

function policiesPart(table: EnforcementTable): string {
  const used = new Set([...table.values()].flatMap(({ policies }) => policies.flat()));
  const rows = policyNames.filter((name) => used.has(name)).map((name) => [`\`${name}\``, holdersOf(name), appFor(name)]);
  return `## Policies\n\nRoles count in the organization that one acts for.\n\n${tableText(['policy', 'who holds it', 'an app'], rows)}`;
}

function subgraphPart(contract: Contract, table: EnforcementTable): string {
  const types = contract.document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const parts = types.flatMap((type) => typePart(contract, type, table));
  return `## ${contract.name}\n\n${parts.join('\n')}`;
}

function typePart(contract: Contract, type: ObjectTypeDefinitionNode, table: EnforcementTable): string[] {
  const asked = fieldsOf(contract).flatMap(({ type: of, field, name }) => {
    const requirement = of === type && !isExternal(field) ? table.get(name) : undefined;
    return requirement ? [{ field, requirement, text: rowOf(requirement) }] : [];
  });
  if (asked.length === 0 || isEnvelope(type)) return [];
  const all = (type.fields ?? []).filter((field) => !isExternal(field)).length;
  const common = asked.length === all && !rootTypes.has(type.name.value) ? commonRow(asked.map(({ text }) => text)) : undefined;
  const special = asked.filter(({ text }) => text.join() !== common?.join());
  return [
    `### ${type.name.value}\n${type.description ? `\n${textOf(type.description)}\n` : ''}`,
    ...(common && special.length < asked.length
      ? [`${special.length === 0 ? 'All of it' : 'All but what is listed'}: ${wholeOf(common)}.\n`]
      : []),
    ...(special.length > 0
      ? [
          tableText(
            ['field', 'who', 'an app', 'when', 'why', 'what it is'],
            special.map(({ field, text }) => [`\`${field.name.value}\``, ...text, textOf(field.description)]),
          ),
        ]
      : []),
  ];
}

/** Pages of lists and answers of mutations: what they hold is told where it stands. */
function isEnvelope({ name, fields = [] }: ObjectTypeDefinitionNode): boolean {
  return (
    /(Connection|Edge|Success|Event)$/.test(name.value) &&
    fields.every((field: FieldDefinitionNode) => !field.directives?.some(({ name }) => name.value === 'policy'))
  );
}

const rowOf = (requirement: Requirement) => [whoMay(requirement), appsNeed(requirement), when(requirement), why(requirement)];

function wholeOf([who = '', app = '', during = '', reason = '']: readonly string[]): string {
  return [who, app && (app.startsWith('`') ? `an app: ${app}` : app), during, reason].filter(Boolean).join(' · ');
}

/** What most fields of a type ask for, when at least two ask for the same. */
function commonRow(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const counts = Map.groupBy(rows, (row) => row.join());
  const [most] = [...counts.values()].sort((one, other) => other.length - one.length);
  return most && most.length > 1 ? most[0] : undefined;
}

function openPart(): string {
  const groups = openFields.map(({ why, fields }) => {
    const types = Object.entries(fields).map(
      ([type, names]) =>
        `- ${type}: ${names
          .split(' ')
          .map((name) => `\`${name}\``)
          .join(', ')}`,
    );
    return `${why}\n\n${types.join('\n')}\n`;
  });
  return `## Open to everybody\n\nWhat is not here asks for something, by itself or by everything that leads to it.\n\n${groups.join('\n')}`;
}

const textOf = (description: StringValueNode | undefined): string => (description?.value ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');

function tableText(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replace(/\|\s+\|/g, '| |').replace(/\|\s+\|/g, '| |');
  return `${line(titles)}\n|${titles.map(() => '---|').join('')}\n${rows.map(line).join('\n')}\n`;
}
