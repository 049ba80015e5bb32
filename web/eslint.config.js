import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist/**', 'src/api/generated/**', 'playwright-report/**', 'test-results/**'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off', // mutations without an answer are Promise<void>
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off', // an optional prop is undefined, and typed so
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      // layout is not a matter of right or wrong here
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
    },
  },
  // a page is named by its route and never used as an element
  { files: ['**/*.view.vue'], rules: { 'vue/multi-word-component-names': 'off' } },
  {
    // pages and components ask through src/api only, so that every call carries CSRF, keys and problems
    files: ['src/views/**', 'src/components/**'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Call a function of src/api instead.' }] },
  },
  {
    files: ['scripts/**', 'public/**', '*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
)
