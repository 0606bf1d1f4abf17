/** Rows of one transaction at most: a long one would hold back every relay of the cluster. */
export const batchSize = 500;

/** Gathers a stream into batches, so that never more than one is in memory. */
export async function* inBatches<Row>(rows: AsyncIterable<Row>, size = batchSize): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
