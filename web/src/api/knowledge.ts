import { every, type Described } from '@/api/described'
import { http } from '@/api/http'
import { csv, type CsvOutcome } from '@/api/units'

/** A version of an article of the knowledge base (知识库). */
export type Article = Described<'ArticlesVersion'>
export type Hit = Described<'KnowledgeBaseHit'>
export type Draft = Described<'KnowledgeDraft'>
export type KnowledgeKind = Article['kind']
export const KNOWLEDGE_KINDS = every<KnowledgeKind>()(['ANSWER', 'POLICY', 'METHOD', 'ARTICLE'])

/** Words that mean the same (同义词), with who, when and why. */
export type SynonymGroup = Described<'SynonymsGroup'>

export const knowledge = {
  search: (q: string, limit: number, signal?: AbortSignal) => http.get<Hit[]>('/knowledge/search', { q, limit }, signal ? { signal } : {}),
  synonyms: (q: string) => http.get<SynonymGroup[]>('/knowledge/synonyms', { q }),
  addSynonyms: (words: string[], reason: string) => http.post<SynonymGroup>('/knowledge/synonyms', { words, reason }),
  endSynonyms: (id: number, reason: string) => http.post<void>(`/knowledge/synonyms/${id}/end`, { reason }),
  trySynonyms: (question: string, words: string[]) => http.post<Described<'SynonymTried'>>('/knowledge/synonyms/trial', { question, words }),
  synonymsAddress: '/api/knowledge/synonyms.csv',
  importSynonyms: (file: File) => http.post<CsvOutcome>('/knowledge/synonyms.csv', csv(file)),
  newest: () => http.get<Article[]>('/knowledge'),
  reviews: () => http.get<Article[]>('/knowledge/reviews'),
  versions: (id: number) => http.get<Article[]>(`/knowledge/${id}`),
  publish: (draft: Draft, key: string) => http.post<{ id: number }>('/knowledge', draft, { idempotencyKey: key }),
  change: (id: number, draft: Draft, key: string) => http.post<void>(`/knowledge/${id}/versions`, draft, { idempotencyKey: key }),
  withdraw: (id: number, key: string) => http.post<void>(`/knowledge/${id}/withdraw`, {}, { idempotencyKey: key }),
}
