package org.jieban.scheme;

/** The same said in both languages. */
public record Words(String chinese, String english) {}
