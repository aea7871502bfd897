import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One app, one entry; every face is a chunk of its own. Old phones (WeChat's X5) and old office PCs set the target. */
export default defineConfig({
  root: import.meta.dirname,
  // `public/` is a face of its own.
  publicDir: 'static',
  plugins: [react()],
  resolve: { alias: { zod: `${import.meta.dirname}/no-zod.ts` } },
  server: { port: 8601, proxy: { '^/api/': { target: 'http://127.0.0.1:8600' } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2020', 'chrome80', 'safari13.1', 'firefox78'],
    cssTarget: ['chrome80', 'safari13.1', 'firefox78'],
    // Nothing may be inlined as data: the content policy allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: { treeshake: { manualPureFunctions: ['z', 'endpoint', 'shortText', 'page'] } },
  },
});
