import { useI18n } from 'vue-i18n'

/** A formula of a scheme in words; names that the page does not know stay as they are. */
export function useFormulaWords(): { words: (formula: string) => string } {
  const { t, te } = useI18n()
  const word = (name: string) => (te(`scheme.names.${name}`) ? t(`scheme.names.${name}`) : name)
  return {
    words: (formula) =>
      formula
        .replace(/[A-Za-z][A-Za-z0-9]*/g, word)
        .replace(/\*/g, '×')
        .replace(/\//g, '÷'),
  }
}
