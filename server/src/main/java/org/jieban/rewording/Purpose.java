package org.jieban.rewording;

/** What may be reworded. */
enum Purpose {
    /** The draft of a reply 答复. */
    REPLY,
    /** A case's summary 摘要. */
    SUMMARY
}
