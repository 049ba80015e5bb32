package org.jieban.replycheck;

import java.util.List;

/**
 * Words that a hotline does not say (禁用语).
 *
 * @param words as they would stand in a reply; {@code ..} stands for up to six characters
 * @param advice what to write instead
 * @param unless harmless when one of these stands before them in the same part of a sentence: 如果您不知道
 */
record Phrase(String words, String advice, List<String> unless) {

    /** Makes the list of exceptions unchangeable. */
    Phrase {
        unless = List.copyOf(unless);
    }
}
