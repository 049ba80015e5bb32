import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** Templates of replies by category (回复模板). */
export type Template = Described<'TemplatesVersion'>
export type TemplateFault = Described<'TemplateTextFault'>

export const templates = {
  all: () => http.get<Described<'TemplateAllTemplates'>>('/admin/reply-templates'),
  save: (wanted: Described<'TemplateWanted'>) => http.post<Described<'TemplateAllTemplates'>>('/admin/reply-templates', wanted),
  preview: (text: string, number: string) => http.post<Described<'TemplatePreview'>>('/admin/reply-templates/preview', { text, number }),
}
