/** Text as it stands between tags and in attributes. */
export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** A sentence whose `words` in backticks are code. */
export const sentence = (text: string | null | undefined) => escaped(text ?? '').replace(/`([^`]+)`/g, '<code>$1</code>');

export const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const tokens =
  /("(?:[^"\\\n]|\\.)*")|(\b(?:query|mutation|subscription|fragment|on)\b)|(\$\w+)|(\b[A-Z]\w*\b)|(\b\d+\b|\b(?:true|false|null)\b)|([\s\S])/g;
const classes = ['string', 'keyword', 'variable', 'type', 'value'];

/** GraphQL with its words marked for the style sheet; names of types that `linked` knows lead to them. */
export function graphqlCode(text: string, linked: (name: string) => boolean): string {
  return text.replace(tokens, (whole, ...groups: (string | undefined)[]) => {
    const found = classes.findIndex((_name, index) => groups[index] !== undefined);
    if (found < 0) return escaped(whole);
    if (classes[found] === 'type' && linked(whole)) return `<a class="type" href="#${whole}">${whole}</a>`;
    return `<span class="${classes[found]}">${escaped(whole)}</span>`;
  });
}
