package org.jieban.attachment;

/** What sort of file it is; each has its own limit of size. */
public enum AttachmentKind {
    /** Photo (照片). */
    PHOTO,
    /** Recording (录音). */
    AUDIO,
    /** Video (视频). */
    VIDEO,
    /** Document (文档). */
    DOCUMENT
}
