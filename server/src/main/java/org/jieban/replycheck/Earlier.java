package org.jieban.replycheck;

/** A reply that the unit gave in another case. */
record Earlier(String number, String text) {}
