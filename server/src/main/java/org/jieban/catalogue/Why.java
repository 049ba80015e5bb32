package org.jieban.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A reason that an official understands, in both languages. */
public record Why(@JsonProperty("zh-CN") String chinese, @JsonProperty("en") String english) {}
