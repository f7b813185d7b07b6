/** To be imported before dependency-cruiser: it asks swc to read every file as TypeScript without JSX, and would stop at a `.tsx`. */
import { createRequire } from 'node:module';

type Swc = { parseFileSync: (file: string, options?: object) => unknown };

const swc = createRequire(import.meta.url)('@swc/core') as Swc;
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (file, options = {}) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
