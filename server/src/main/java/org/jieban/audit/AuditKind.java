package org.jieban.audit;

/** What an audit entry (审计记录) tells about. */
public enum AuditKind {
    /** Somebody saw a claimant's name and phone in clear text (查看诉求人信息). */
    CLAIMANT_REVEALED,
    /** Somebody asked whether a phone called before (按电话查找诉求人). */
    CLAIMANT_LOOKED_UP,
    /** Somebody logged in (登录). */
    LOGIN,
    /** A log-in was refused, or the account was locked (登录被拒). */
    LOGIN_REFUSED,
    /** Data left the system as a file (导出). */
    EXPORT,
    /** Data came in as a file (导入). */
    IMPORT,
    /** Units, people, rights, tokens, catalogue or calendar were changed (管理变更). */
    ADMIN_CHANGE,
    /** An assessment period was closed, opened again, published or corrected (考核封账). */
    PERIOD_SEALED,
    /** A misuse mark was proposed, decided or lifted (滥用标记). */
    MISUSE_MARK
}
