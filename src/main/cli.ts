import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { programFolder } from './paths.ts';

// Halves the time that loading takes. Not in the machine's temporary folder, where others could write what we run.
enableCompileCache(path.join(programFolder, 'node_modules', '.cache', 'huiyin'));
const { runCommandLine } = await import('./command-line.ts');
await runCommandLine(process.argv.slice(2), process.env);
