import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Fault } from './report.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A longer line is no record of ours: it is reported and skipped, so that no file fills the memory. */
export const maxLineLength = 16 * 1024 * 1024;

/**
 * The lines of a text file (UTF-8, gzipped when its name ends in .gz), one at a time, empty ones left out. A line that is too long, and
 * a file that cannot be read to its end, become faults.
 */
export async function* linesOf(file: string, onFault: (fault: Fault) => void, maxLength = maxLineLength): AsyncGenerator<Line> {
  // A byte order mark at the beginning is left out by the decoder.
  const decoder = new TextDecoder('utf-8');
  let number = 1;
  let held = '';
  let tooLong = false;
  const line = (text: string): Line | undefined => {
    const clean = text.endsWith('\r') ? text.slice(0, -1) : text;
    const found = { number, text: clean };
    number += 1;
    const reason = tooLong || clean.length > maxLength ? `the line is longer than ${maxLength} characters` : unfit(clean);
    if (reason) onFault({ file, line: found.number, reason });
    tooLong = false;
    return reason || clean.trim() === '' ? undefined : found;
  };
  try {
    for await (const chunk of bytesOf(file)) {
      const parts = (held + decoder.decode(chunk, { stream: true })).split('\n');
      held = parts.pop() ?? '';
      for (const part of parts) {
        const found = line(part);
        if (found) yield found;
      }
      if (held.length > maxLength) {
        tooLong = true;
        held = '';
      }
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'UNREADABLE';
    return onFault({ file, line: number, reason: `the file cannot be read further (${code})` });
  }
  const last = line(held + decoder.decode());
  if (last) yield last;
}

/** No text of the database holds a NUL, written out or escaped. */
function unfit(text: string): string | undefined {
  return text.includes('\0') || text.includes('\\u0000') ? 'the line holds a NUL character' : undefined;
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file);
  // The pipeline hands a fault of either stream to the reader and closes both when the reader leaves.
  return file.endsWith('.gz') ? pipeline(source, createGunzip(), () => {}) : source;
}
