import { createHash } from 'node:crypto';
import { Refusal } from '@klear/core';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoFragmentCyclesRule,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  UniqueFragmentNamesRule,
  type ValidationRule,
  validate,
} from 'graphql';
import { boundDocument } from '../limit/bound-document.ts';
import { boundText } from '../limit/bound-text.ts';
import { FiniteNumbersRule } from '../limit/finite-numbers.ts';
import type { Limits } from '../limit/limits.ts';
import type { Weight } from '../limit/weigh.ts';
import { DocumentRefused } from '../observe/document-refused.ts';
import { deferRules } from '../plan/defer-rules.ts';
import { createBoundedCache } from '../plan/plan-cache.ts';

export interface ReadDocument {
  readonly document: DocumentNode;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly weights: ReadonlyMap<OperationDefinitionNode, Weight>;
}

export interface Documents {
  /** Bounds, parses and validates a document, once for each text. Throws a Refusal or a DocumentRefused. */
  read(text: string): ReadDocument;
  /** A document that was read before, by its hash. */
  byHash(hash: string): DocumentNode | undefined;
  /** Forgets everything: another schema is in force. */
  clear(): void;
}

export interface DocumentRules {
  readonly limits: Limits;
  /** Whether clients may ask what the schema is; yes unless told. */
  readonly introspection?: boolean | undefined;
  /** Whether a refusal may name what the client might have meant; yes unless told. */
  readonly suggestions?: boolean | undefined;
  /** Memory for documents; 64 MiB unless told. */
  readonly cacheBytes?: number;
}

/** What fragments that go round or share a name break; the other rules could cost more than was counted. */
const tangled = [NoFragmentCyclesRule, UniqueFragmentNamesRule];

const maxErrors = 20;
const [mostWithSuggestions, longestWithSuggestions] = [2, 10_000] as const;

/** A syntax tree weighs about this many times its text. */
const bytesForCharacter = 40;

export function createDocuments(options: DocumentRules & { schema: () => GraphQLSchema }): Documents {
  const { limits, introspection = true, suggestions = true, cacheBytes = 64 * 1024 * 1024 } = options;
  const known = createBoundedCache<ReadDocument>(cacheBytes);
  const rules = [...specifiedRules, FiniteNumbersRule, ...deferRules, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];

  function check(text: string, hash: string): ReadDocument {
    boundText(text, limits);
    const document = parseBounded(text, limits.tokens);
    const weights = boundDocument(document, limits);
    const errors = faultsOf(document, weights.isTangled ? tangled : rules, text.length);
    if (errors.length > 0) throw new DocumentRefused('GRAPHQL_VALIDATION_FAILED', errors);
    return { document, hash, weights: weights.operations };
  }

  /** Suggestions compare a name with every other: they are for small documents with a slip or two, and are looked for last. */
  function faultsOf(document: DocumentNode, by: readonly ValidationRule[], length: number): readonly GraphQLError[] {
    const errors = validate(options.schema(), document, by, { maxErrors, hideSuggestions: true });
    if (!suggestions || errors.length === 0 || errors.length > mostWithSuggestions || length > longestWithSuggestions) return errors;
    return validate(options.schema(), document, by, { maxErrors });
  }

  return {
    read(text) {
      const hash = createHash('sha256').update(text).digest('hex');
      const before = known.get(hash);
      if (before) return before;
      const read = check(text, hash);
      known.put(hash, read, 1_000 + text.length * bytesForCharacter);
      return read;
    },
    byHash: (hash) => known.get(hash)?.document,
    clear: () => known.clear(),
  };
}

function parseBounded(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    if (cause.message.endsWith('Parsing aborted.'))
      throw new Refusal('LIMIT_EXCEEDED', `The document has more than ${maxTokens} tokens.`, { cause });
    throw new DocumentRefused('GRAPHQL_PARSE_FAILED', [cause]);
  }
}
