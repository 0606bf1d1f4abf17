import { StatementFault } from '@klear/db';

/**
 * Saves rows together, each once. When the database refuses the rows' data, they are tried in halves until the refused one stands
 * alone: it is handed to `refuse` with the database's code, and the others are saved. Any other fault is thrown.
 */
export async function saveOrRefuse<Row>(
  rows: readonly Row[],
  save: (rows: readonly Row[]) => Promise<void>,
  refuse: (row: Row, reason: string) => void,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  try {
    await save(rows);
  } catch (fault) {
    if (!isAboutData(fault)) throw fault;
    if (rows.length === 1) return refuse(first, `the database refuses it (${fault.code})`);
    const middle = Math.ceil(rows.length / 2);
    await saveOrRefuse(rows.slice(0, middle), save, refuse);
    await saveOrRefuse(rows.slice(middle), save, refuse);
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity), and 54000 (a value is too large for its index). */
function isAboutData(fault: unknown): fault is StatementFault {
  return fault instanceof StatementFault && /^(22|23|54)/.test(fault.code);
}
