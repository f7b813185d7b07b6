/**
 * Builds the pages of `web/` into `dist/web/`, unless what is there was built of the same sources.
 * `--force` builds in any case. Text files are also written compressed, as the server hands them out.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist', 'web');
/** Built apart and then put in place at once: two builds at a time do not mix, and a server never finds half of one. */
const fresh = path.join(root, 'dist', `.web-${process.pid}`);
const SEAL = 'built-of.txt';
/** Smaller ones gain nothing. */
const COMPRESSED_FROM_BYTES = 1000;

/** What the pages are made of, as one hash. */
function digestOfSources(): string {
  const files = globSync(
    ['web/**/*', 'src/contract/**/*.ts', 'src/domain/{kernel,vocabulary,calendar}/**/*.ts', 'package-lock.json', 'scripts/build-web.ts'],
    {
      cwd: root,
      withFileTypes: true,
    },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('.test.'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function compress(): void {
  for (const entry of globSync('**/*.{html,js,css,json,svg,geojson}', { cwd: fresh })) {
    const file = path.join(fresh, entry);
    const content = readFileSync(file);
    if (content.byteLength < COMPRESSED_FROM_BYTES) continue;
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

/** Takes the place of what was built before. */
function putInPlace(): void {
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

const digest = digestOfSources();
const seal = path.join(target, SEAL);
const built = existsSync(seal) ? readFileSync(seal, 'utf8') : '';
if (built !== digest || process.argv.includes('--force')) {
  console.log('正在生成网页… Building the pages…');
  const startedAt = performance.now();
  // Loading the builder takes longer than finding that there is nothing to build.
  const [{ buildConsole }, { buildCitizen }] = await Promise.all([import('../web/console/build.ts'), import('../web/citizen/build.ts')]);
  try {
    await buildConsole(path.join(fresh, 'console'));
    await buildCitizen(path.join(fresh, 'citizen'));
    compress();
    writeFileSync(path.join(fresh, SEAL), digest);
    putInPlace();
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.log(`网页已生成（${((performance.now() - startedAt) / 1000).toFixed(1)} 秒）。 The pages are built.`);
}
