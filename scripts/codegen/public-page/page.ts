import { readFileSync } from 'node:fs';
import { readEnforcement } from '@klear/auth';
import { buildSchema, type GraphQLObjectType, parse } from 'graphql';
import { readGuide } from './guide.ts';
import { documentsByField, operationCard } from './operations.ts';
import { groupsOf, typeCard } from './types.ts';

const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8').trim();

/**
 * The page of the public graph as one file that asks for nothing else: the walk-through, every operation with the typed client's document
 * for it, every type. Throws when a document of the walk-through is not valid, or an operation has no document.
 */
export function publicPage(given: {
  /** SDL of the contract. */
  readonly contract: string;
  /** SDL of the whole, which says what asks for what. */
  readonly supergraph: string;
  /** Markdown. */
  readonly guide: string;
  /** The typed client's documents. */
  readonly documents: readonly string[];
}): string {
  const schema = buildSchema(given.contract, { noLocation: true });
  const guide = readGuide(given.guide, schema);
  const examples = documentsByField(given.documents);
  const needs = needsIn(given.supergraph);

  const operations = (kind: 'query' | 'mutation' | 'subscription', root: GraphQLObjectType | null | undefined) =>
    Object.values(root?.getFields() ?? {}).map((field) => {
      const example = examples.get(`${kind} ${field.name}`);
      if (!example) throw new Error(`No document of packages/client/documents/public asks for the ${kind} ${field.name}.`);
      const card = operationCard({ kind, field, schema, example, needs: needs(`${root?.name}.${field.name}`) });
      return { id: `${kind}-${field.name}`, name: field.name, card };
    });
  const groups = [
    { title: 'Queries', entries: operations('query', schema.getQueryType()) },
    { title: 'Mutations', entries: operations('mutation', schema.getMutationType()) },
    { title: 'Subscriptions', entries: operations('subscription', schema.getSubscriptionType()) },
    ...[...groupsOf(schema)].map(([title, types]) => ({
      title,
      entries: types.map((type) => ({ id: type.name, name: type.name, card: typeCard(type, needs) })),
    })),
  ].filter(({ entries }) => entries.length > 0);

  const chapters = guide.chapters.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('\n');
  const index = groups.map(
    ({
      title,
      entries,
    }) => `<details${/^(Queries|Mutations|Subscriptions)$/.test(title) ? ' open' : ''}><summary>${title} <span>${entries.length}</span></summary>
<ul>${entries.map(({ id, name }) => `<li data-name="${name}"><a href="#${id}">${name}</a></li>`).join('\n')}</ul></details>`,
  );
  const sections = groups.map(
    ({ title, entries }) =>
      `<section><h2 id="${title.toLowerCase()}">${title}</h2>\n${entries.map(({ card }) => card).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${guide.title} · Klear Karma</title>
<style>${own('style.css')}</style>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<nav aria-label="Contents">
<p class="brand"><a href="#content">Klear Karma<small>public graph</small></a></p>
<input id="filter" type="search" placeholder="Find a name (press /)" aria-label="Find a name" autocomplete="off" spellcheck="false" hidden>
<p id="none" hidden>Nothing has that name.</p>
<details open><summary>Guide</summary>
<ul>${chapters}</ul></details>
${index.join('\n')}
</nav>
<main id="content">
<div class="guide">
${guide.html}</div>
${sections.join('\n')}
</main>
<script>${own('filter.js')}</script>
</body>
</html>
`;
}

/** What a field asks of who wants it, in words; undefined where it asks for nothing. */
function needsIn(supergraph: string): (coordinate: string) => string | undefined {
  const table = readEnforcement(parse(supergraph, { noLocation: true }));
  return (coordinate) => {
    const requirement = table.get(coordinate);
    if (!requirement) return undefined;
    const scopes = requirement.scopes.map((words) => words.join(' and ')).join(' or ');
    return scopes === '' ? 'signed in' : `signed in, an app with ${scopes}`;
  };
}
