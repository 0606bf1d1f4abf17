import { basename } from 'node:path';
import { articleOfLine, type ImportedArticle, importArticles as importIntoContent } from '@klear/content';
import type { OrganizationId } from '@klear/core';
import { inBatches } from './batches.ts';
import type { ImportDeps } from './deps.ts';
import { filesAt } from './files.ts';
import { linesOf } from './lines.ts';
import { createReporter, type ImportReport, type Listener, type Reporter, reasonOf } from './report.ts';
import { saveOrRefuse } from './saving.ts';

const kind = 'article';

export interface ArticleOptions {
  /** Whose articles they are; the platform's without it. */
  readonly organizationId?: OrganizationId | undefined;
  /** Tells articles of different origin apart; the file's name without it. */
  readonly source?: string | undefined;
  /** BCP 47, of lines that do not say; English without it. */
  readonly locale?: string | undefined;
}

interface Row {
  readonly line: number;
  readonly article: ImportedArticle;
}

/** Imports articles from JSON lines, .jsonl or .jsonl.gz, a file or a folder of them. They are published at once. */
export async function importArticles(
  deps: Pick<ImportDeps, 'content'>,
  path: string,
  options: ArticleOptions = {},
  listener?: Listener,
): Promise<ImportReport> {
  const reporter = createReporter(listener);
  for (const file of await filesAt(path, ['.jsonl', '.jsonl.gz'])) {
    const sourceSystem = options.source ?? basename(file).replace(/\.jsonl(\.gz)?$/, '');
    const source = { sourceSystem, organizationId: options.organizationId ?? null };
    const refuse = ({ line }: Row, reason: string) => reporter.fault({ file, line, reason });
    for await (const batch of inBatches(rowsOf(reporter, file, options.locale))) {
      const fit = new Set(batch);
      await saveOrRefuse(
        batch,
        async (rows) => {
          const taken = rows.filter((row) => fit.has(row));
          const { created, revised } = await importIntoContent(
            deps.content,
            source,
            taken.map(({ article }) => article),
            {
              fault({ index, faults }) {
                const row = taken[index];
                if (row && fit.delete(row)) refuse(row, reasonOf(faults));
              },
            },
          );
          reporter.written(kind, created + revised);
        },
        refuse,
      );
    }
  }
  return reporter.report;
}

async function* rowsOf(reporter: Reporter, file: string, locale: string | undefined): AsyncGenerator<Row> {
  for await (const { number: line, text } of linesOf(file, (fault) => reporter.fault(fault))) {
    reporter.read(kind);
    const read = articleOfLine(text, locale ? { locale } : {});
    if (read.ok) yield { line, article: read.value };
    else reporter.fault({ file, line, reason: reasonOf(read.error) });
  }
}
