import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

const server = process.env.JIEBAN_URL ?? 'http://localhost:8712'

export default defineConfig({
  plugins: [
    vue(),
    // Element Plus parts come in with the template that names them; our own components are imported by hand.
    Components({
      dirs: [],
      dts: false,
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  build: { manifest: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  test: {
    environment: 'happy-dom',
    globals: true,
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.spec.ts'],
    server: { deps: { inline: ['element-plus'] } },
    css: false,
    testTimeout: 30_000, // a busy machine is no fault of the page
    hookTimeout: 30_000,
  },
})
