package org.jieban.attachment;

/** Identity of an attachment (附件); in JSON and in the database the bare number. */
public record AttachmentId(long value) {}
