package org.jieban.groupmatter;

/**
 * A name of a place in a text.
 *
 * @param text without what only says that it is one (小区)
 * @param from where it begins in the text, in characters
 * @param until where it ends, in characters, exclusive
 */
record PlaceName(String text, int from, int until) {}
