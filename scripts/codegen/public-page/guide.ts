import { type GraphQLSchema, parse, validate } from 'graphql';
import { Marked } from 'marked';
import { escaped, graphqlCode, slug } from './markup.ts';
import { hasEntry } from './types.ts';

export interface Guide {
  readonly title: string;
  readonly html: string;
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
}

/** The walk-through as the page shows it. Throws when one of its documents is not valid for the schema. */
export function readGuide(markdown: string, schema: GraphQLSchema): Guide {
  const chapters: { id: string; title: string }[] = [];
  let title = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const content = this.parser.parseInline(tokens);
        if (depth === 1) {
          title = text;
          return `<h1>${content}</h1>\n`;
        }
        const id = slug(text);
        chapters.push({ id, title: text });
        return `<h2 id="${id}"><a href="#${id}">${content}</a></h2>\n`;
      },
      code({ text, lang }) {
        if (lang !== 'graphql') return `<pre><code>${escaped(text)}</code></pre>\n`;
        const faults = validate(schema, parse(text));
        if (faults.length > 0) throw new Error(`A document of the guide is not valid: ${faults.map(({ message }) => message).join(' ')}`);
        return `<pre><code>${graphqlCode(text, (name) => hasEntry(schema, name))}</code></pre>\n`;
      },
      html: ({ text }) => escaped(text),
      table(token) {
        const row = (cells: typeof token.header, tag: 'td' | 'th') =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="wide"><table><thead>${row(token.header, 'th')}</thead><tbody>\n${body}\n</tbody></table></div>\n`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title, html, chapters };
}
