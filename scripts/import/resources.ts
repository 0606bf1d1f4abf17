import { isObject, type Json } from '@klear/practitioners';
import { linesOf } from './lines.ts';
import type { Reporter } from './report.ts';

export interface ResourceLine {
  readonly line: number;
  readonly resource: Json;
}

/** The resources of one type in a file of FHIR NDJSON. Lines that hold none become faults. */
export async function* resourcesOf(file: string, type: string, reporter: Reporter): AsyncGenerator<ResourceLine> {
  for await (const { number: line, text } of linesOf(file, (fault) => reporter.fault(fault))) {
    reporter.read(type);
    const resource = objectIn(text);
    if (resource?.resourceType === type) yield { line, resource };
    else reporter.fault({ file, line, reason: resource ? `this is no ${type}` : 'this is not a JSON object' });
  }
}

function objectIn(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
