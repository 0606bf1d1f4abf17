import { importPlaces as importIntoDirectory, type Place, placeFromColumns } from '@klear/practitioners';
import { inBatches } from './batches.ts';
import { cellsOf, columnsOf } from './csv.ts';
import type { ImportDeps } from './deps.ts';
import { filesAt } from './files.ts';
import { linesOf } from './lines.ts';
import { createReporter, type ImportReport, type Listener, type Reporter, reasonOf } from './report.ts';
import { saveOrRefuse } from './saving.ts';

const kind = 'postal code';
const needed = ['country_code', 'zipcode', 'place', 'latitude', 'longitude'];

interface Row {
  readonly line: number;
  readonly place: Place;
}

/** Imports postal codes with coordinates: .csv or .csv.gz with a header, a file or a folder of them. */
export async function importPlaces(deps: Pick<ImportDeps, 'practitioners'>, path: string, listener?: Listener): Promise<ImportReport> {
  const reporter = createReporter(listener);
  for (const file of await filesAt(path, ['.csv', '.csv.gz'])) {
    for await (const batch of inBatches(rowsOf(reporter, file))) {
      await saveOrRefuse(
        batch,
        async (rows) => {
          const places = rows.map(({ place }) => place);
          reporter.written(kind, await importIntoDirectory(deps.practitioners, places));
        },
        ({ line }, reason) => reporter.fault({ file, line, reason }),
      );
    }
  }
  return reporter.report;
}

async function* rowsOf(reporter: Reporter, file: string): AsyncGenerator<Row> {
  let header: string[] | undefined;
  for await (const { number: line, text } of linesOf(file, (fault) => reporter.fault(fault))) {
    if (!header) {
      const named = cellsOf(text);
      header = named.ok ? named.value.map((name) => name.trim().toLowerCase()) : [];
      const missing = needed.filter((name) => !header?.includes(name));
      if (missing.length === 0) continue;
      return reporter.fault({ file, line, reason: `the header does not name ${missing.join(', ')}` });
    }
    reporter.read(kind);
    const columns = columnsOf(header, text);
    const place = columns.ok ? placeFromColumns(columns.value) : undefined;
    if (place?.ok) yield { line, place: place.value };
    else reporter.fault({ file, line, reason: place ? reasonOf(place.error) : columns.ok ? '' : columns.error });
  }
}
