import type { GraphQLSchema } from 'graphql';
import { type AskedText, createAskedText, type DocumentMode } from './cache/asked-text.ts';
import { createDocuments, type Documents } from './cache/documents.ts';
import type { TrustedDocuments } from './cache/trusted-documents.ts';
import type { Engine } from './engine.ts';
import { type Costs, createCosts } from './limit/costs.ts';
import { defaultLimits, type Limits } from './limit/limits.ts';
import type { Contracts } from './public/contracts.ts';
import type { PublicView } from './public/public-view.ts';

/** What may differ between the graphs that one router serves. */
export interface GraphOptions {
  readonly limits?: Partial<Limits> | undefined;
  /** Which documents run: any within the limits unless told, or the trusted ones alone. */
  readonly documents?: DocumentMode | undefined;
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** Whether clients may ask what the schema is, and whether a refusal may name what they might have meant. */
  readonly introspection?: boolean | undefined;
  readonly suggestions?: boolean | undefined;
}

/** The whole graph, or the part that third parties see: the same stages, each with documents, costs and bounds of its own. */
export interface Graph {
  readonly name: 'main' | 'public';
  readonly limits: Limits;
  readonly texts: AskedText;
  readonly documents: Documents;
  /** What its clients see. */
  readonly schema: GraphQLSchema;
  readonly costs: Costs;
  /** The part of the graph that it is; absent for the whole. */
  readonly view: PublicView | undefined;
}

export function createGraph(options: GraphOptions & { name: Graph['name']; engine: Engine; contracts?: Contracts | undefined }): Graph {
  const { name, engine, contracts } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const schema = () => contracts?.view.schema ?? engine.schema;
  const documents = createDocuments({ limits, schema, introspection: options.introspection, suggestions: options.suggestions });
  const costsNow = () => createCosts({ schema: schema(), supergraph: engine.supergraph, listSize: limits.listSize });
  let costs = costsNow();
  engine.onChange(() => {
    documents.clear();
    costs = costsNow();
  });
  return {
    name,
    limits,
    texts: createAskedText({ mode: options.documents ?? 'any', trusted: options.trustedDocuments ?? new Map() }),
    documents,
    get schema() {
      return schema();
    },
    get costs() {
      return costs;
    },
    get view() {
      return contracts?.view;
    },
  };
}
