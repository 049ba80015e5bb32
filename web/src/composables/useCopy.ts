import { useI18n } from 'vue-i18n'
import { copyText } from '@/lib/clipboard'
import { toast } from '@/lib/toast'

/** Copies a text and says so, or says that it has to be selected by hand. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useI18n()
  return async (text) => {
    if (await copyText(text)) toast.done(t('common.copied'))
    else toast.failed(t('common.copyByHand'))
  }
}
