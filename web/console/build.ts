import { build } from 'vite';

/** Builds the console into a folder: `index.html`, and `assets/` that never change under their names. */
export async function buildConsole(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: '/console/',
    logLevel: 'warn',
    // The nonce of each answer stands here; Ant Design marks the styles it adds with it.
    html: { cspNonce: 'NONCE' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  });
}
