package org.jieban.outbox;

/**
 * A message in the words in which it leaves.
 *
 * @param subject one line
 * @param text a few lines with the link
 */
record Wording(String subject, String text) {}
