import { schemaCheck } from './schema-check/schema-check.ts';

try {
  process.exitCode = await schemaCheck(process.argv.slice(2), (text) => console.log(text));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
