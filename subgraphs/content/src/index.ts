export { articleOfLine } from './commands/article-line.ts';
export { createArticle } from './commands/create-article.ts';
export { type ImportCounts, type ImportFault, importArticles } from './commands/import-articles.ts';
export type { ImportedArticle } from './commands/inputs.ts';
export { publishArticle } from './commands/publish-article.ts';
export type { ContentDeps } from './deps.ts';
export { contentTypeDefs, createContentSubgraph } from './subgraph.ts';

export const contentMigrations: URL = new URL('../migrations/', import.meta.url);
