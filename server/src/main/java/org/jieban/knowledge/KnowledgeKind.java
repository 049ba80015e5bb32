package org.jieban.knowledge;

/** What an article of the knowledge base is. */
public enum KnowledgeKind {
    /** 知识条目. */
    ARTICLE,
    /** 政策. */
    POLICY,
    /** 工作法: how matters of a category are best handled. */
    METHOD,
    /** 标准答复. */
    ANSWER
}
