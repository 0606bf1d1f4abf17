import type { Article, ArticleId } from './article.ts';

/** The sort key of a search's last row: its rank for words, the instant of its publication without. */
export interface FoundAfter {
  readonly rank: number | null;
  readonly publishedAt: Date | null;
  readonly id: ArticleId;
}

export interface Search {
  /** Null: every article, the newest first. */
  readonly words: string | null;
  readonly locale: string | null;
  readonly specialty: string | null;
  readonly limit: number;
  readonly after: FoundAfter | null;
}

export interface Found {
  readonly article: Article;
  /** Null without words. */
  readonly rank: number | null;
}
