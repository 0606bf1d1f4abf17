import { gzipSync } from 'node:zlib';
import { ok } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inBatches } from './batches.ts';
import { cellsOf, columnsOf } from './csv.ts';
import { fileIn, filesAt } from './files.ts';
import { folderWith } from './import.fixture.ts';
import { type Line, linesOf } from './lines.ts';
import type { Fault } from './report.ts';

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('comma-separated values', () => {
  test('every line that RFC 4180 can write is read back cell by cell', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        expect(cellsOf(cells.map(quoted).join(','))).toEqual(ok(cells));
      }),
    );
  });

  test.each(['"open', 'a,"b', '"a"b,c', '"a""'])('%s does not close its quote', (line) => {
    expect(cellsOf(line).ok).toBe(false);
  });

  test('a line with more or fewer cells than its header is a fault', () => {
    expect(columnsOf(['a', 'b'], '1,')).toEqual(ok({ a: '1', b: '' }));
    expect(columnsOf(['a', 'b'], '1')).toEqual({ ok: false, error: '1 cells where the header names 2' });
    expect(columnsOf(['a'], '"')).toMatchObject({ ok: false });
  });
});

describe('lines of a file', () => {
  async function read(content: string | Buffer, name = 'lines.txt', maxLength?: number): Promise<{ lines: Line[]; faults: Fault[] }> {
    const folder = await folderWith({ [name]: content });
    const faults: Fault[] = [];
    const lines: Line[] = [];
    for await (const line of linesOf(`${folder}/${name}`, (fault) => faults.push(fault), maxLength)) lines.push(line);
    return { lines, faults };
  }

  test('are numbered from 1, without line ends, byte order mark and empty lines, also gzipped', async () => {
    const content = '\ufeffone\r\n\n  \nzwei \u00fc\nlast';
    const wanted = [
      { number: 1, text: 'one' },
      { number: 4, text: 'zwei \u00fc' },
      { number: 5, text: 'last' },
    ];
    expect(await read(content)).toEqual({ lines: wanted, faults: [] });
    expect(await read(gzipSync(content), 'lines.gz')).toEqual({ lines: wanted, faults: [] });
  });

  test('a character that two chunks share stays whole', async () => {
    const text = 'ü'.repeat(100_001);
    expect((await read(text)).lines).toEqual([{ number: 1, text }]);
  });

  test('a line that is too long is reported and skipped, and the memory does not hold it', async () => {
    const long = 'x'.repeat(300_000);
    const { lines, faults } = await read(`a\n${long}\nb\n${long}`, 'lines.txt', 1_000);
    expect(lines.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the line is longer than 1000 characters'],
      [4, 'the line is longer than 1000 characters'],
    ]);
  });

  test('a NUL, plain or escaped, is reported: no text of the database holds one', async () => {
    const { lines, faults } = await read('a\0\n"\\u0000"\nb');
    expect(lines.map(({ text }) => text)).toEqual(['b']);
    expect(faults.map(({ line }) => line)).toEqual([1, 2]);
  });

  test('a gzipped file that ends too early gives what it holds, and a fault', async () => {
    const whole = gzipSync(Array.from({ length: 50_000 }, (_, index) => `line ${index} ${Math.sin(index)}`).join('\n'));
    const { lines, faults } = await read(whole.subarray(0, whole.length - 1_000), 'lines.gz');
    expect(lines.length).toBeGreaterThan(100);
    expect(faults).toMatchObject([{ reason: 'the file cannot be read further (Z_BUF_ERROR)' }]);
  });
});

describe('files', () => {
  test('are those with the ending that lie in a folder, by name, or the one that is named', async () => {
    const folder = await folderWith({ 'b.csv': '', 'a.csv.gz': '', 'c.txt': '' });
    const endings = ['.csv', '.csv.gz'];
    expect(await filesAt(folder, endings)).toEqual([`${folder}/a.csv.gz`, `${folder}/b.csv`]);
    expect(await filesAt(`${folder}/b.csv`, endings)).toEqual([`${folder}/b.csv`]);
    await expect(filesAt(`${folder}/c.txt`, endings)).rejects.toThrow('does not end in .csv or .csv.gz');
    await expect(filesAt(folder, ['.json'])).rejects.toThrow('holds no file');
    await expect(filesAt(`${folder}/none`, endings)).rejects.toThrow('There is no file or folder');
    expect(await fileIn(folder, 'a.csv')).toBe(`${folder}/a.csv.gz`);
    expect(await fileIn(folder, 'none')).toBeUndefined();
  });

  test('batches are full but the last', async () => {
    async function* numbers() {
      for (let n = 0; n < 7; n += 1) yield n;
    }
    const sizes: number[] = [];
    for await (const batch of inBatches(numbers(), 3)) sizes.push(batch.length);
    expect(sizes).toEqual([3, 3, 1]);
  });
});
