/** Imports commit every so many rows: a long open transaction would hold back every relay of the cluster. */
export const batchSize = 500;

/** Runs `work` on one batch after the other and answers everything that they answered, in order. */
export async function inBatches<Row, Answer>(
  rows: readonly Row[],
  work: (batch: readonly Row[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < rows.length; at += batchSize) answers.push(...(await work(rows.slice(at, at + batchSize))));
  return answers;
}
