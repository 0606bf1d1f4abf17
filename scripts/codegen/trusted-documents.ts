import { createHash } from 'node:crypto';
import { type DocumentNode, print } from 'graphql';

const packaged = /^export const \w+Document = (\{.+\}) as unknown as DocumentNode/gm;

/**
 * The manifest of a client's documents, by which a router knows them as trusted: `{"client", "documents": {"<sha-256>": "<text>"}}`.
 * `code` is the generated module that the client imports, so that each text is what the client prints.
 */
export function trustedDocuments(client: string, code: string): string {
  const texts = [...code.matchAll(packaged)].map(([, json = '']) => print(JSON.parse(json) as DocumentNode));
  if (texts.length === 0) throw new Error(`The generated module of ${client} holds no documents in the form that is known here.`);
  const documents = Object.fromEntries(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]));
  return `${JSON.stringify({ client, documents }, null, 2)}\n`;
}
