import { err, ok, type Result } from '@klear/core';

/** The cells of one line of comma-separated values (RFC 4180). A quote that the line does not close is a fault. */
export function cellsOf(line: string): Result<string[], string> {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = line[at] === '"' ? /"((?:[^"]|"")*)"(?=,|$)/y : /([^,]*)(?=,|$)/y;
    quoted.lastIndex = at;
    const match = quoted.exec(line);
    if (!match) return err('a quoted cell is not closed');
    const [whole, text = ''] = match;
    cells.push(whole.startsWith('"') ? text.replaceAll('""', '"') : text);
    at += whole.length;
    if (at >= line.length) return ok(cells);
    at += 1;
    if (at === line.length) {
      cells.push('');
      return ok(cells);
    }
  }
}

/** A line under its header, by column name; a line with another number of cells is a fault. */
export function columnsOf(header: readonly string[], line: string): Result<Record<string, string>, string> {
  const cells = cellsOf(line);
  if (!cells.ok) return cells;
  if (cells.value.length !== header.length) return err(`${cells.value.length} cells where the header names ${header.length}`);
  return ok(Object.fromEntries(header.map((name, index) => [name, cells.value[index] ?? ''])));
}
