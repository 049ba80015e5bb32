import '@testing-library/jest-dom/vitest'
import { vi } from 'vitest'

// no unit test talks to a server: a test that needs an answer stubs the function of src/api
vi.stubGlobal('fetch', () => Promise.reject(new Error('HTTP is blocked in unit tests')))
