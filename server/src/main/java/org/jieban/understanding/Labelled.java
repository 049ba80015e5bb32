package org.jieban.understanding;

/**
 * A message and what people said it is about.
 *
 * @param label what is learned, not blank
 */
public record Labelled(Wording wording, String label) {}
