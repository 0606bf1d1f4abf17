import { createHash } from 'node:crypto';
import { Refusal } from '@klear/core';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { boundDocument } from '../limit/bound-document.ts';
import type { Limits } from '../limit/limits.ts';
import { boundNesting } from '../limit/nesting.ts';
import { DocumentRefused } from '../observe/document-refused.ts';

export interface ReadDocument {
  readonly document: DocumentNode;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
}

export interface Documents {
  /** Bounds, parses and validates a document, once for each text. Throws a Refusal or a DocumentRefused. */
  read(text: string): ReadDocument;
  /** A document that was read before, by its hash. */
  byHash(hash: string): DocumentNode | undefined;
  /** Forgets everything: another schema is in force. */
  clear(): void;
}

const maxDocuments = 5_000;

export function createDocuments(options: { schema: () => GraphQLSchema; limits: Limits }): Documents {
  const { limits } = options;
  const known = new Map<string, DocumentNode>();

  function check(text: string): DocumentNode {
    boundNesting(text, limits.nesting);
    const document = parseBounded(text, limits.tokens);
    boundDocument(document, limits);
    const errors = validate(options.schema(), document, undefined, { maxErrors: 20 });
    if (errors.length > 0) throw new DocumentRefused('GRAPHQL_VALIDATION_FAILED', errors);
    return document;
  }

  return {
    read(text) {
      const hash = createHash('sha256').update(text).digest('hex');
      const document = known.get(hash) ?? check(text);
      known.delete(hash);
      known.set(hash, document);
      const oldest = known.keys().next();
      if (known.size > maxDocuments && !oldest.done) known.delete(oldest.value);
      return { document, hash };
    },
    byHash: (hash) => known.get(hash),
    clear: () => known.clear(),
  };
}

function parseBounded(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    if (cause.message.includes('token')) throw new Refusal('LIMIT_EXCEEDED', `The document has more than ${maxTokens} tokens.`, { cause });
    throw new DocumentRefused('GRAPHQL_PARSE_FAILED', [cause]);
  }
}
